-- Registro nacional de requerimientos judiciales de la Argentina (inventado). MariaDB 10.11, utf8mb4; los apellidos se ordenan en español.
-- Todo gira en torno del requerimiento: lo que una autoridad pide respecto de una persona, un documento, un automotor o
-- un arma. Los códigos están en tablas de catálogo. Las fechas del requerimiento son segundos desde 1970 (UTC); las de
-- los demás cuadros, DATE y DATETIME, hora oficial argentina; las de nacimiento, texto ISO 8601, acaso en parte.

CREATE TABLE cat_pais (
  id_pais              INTEGER PRIMARY KEY,   -- ISO 3166-1 numérico
  cod_iso              CHAR(3) NOT NULL UNIQUE -- tres cifras, como texto
);

CREATE TABLE cat_tipo_requerimiento (
  id_tipo              INTEGER PRIMARY KEY,
  codigo               VARCHAR(30) NOT NULL UNIQUE,
  clase                ENUM('PERSONA', 'DOCUMENTO', 'AUTOMOTOR', 'ARMA') NOT NULL,
  descripcion          VARCHAR(160) NOT NULL
);

CREATE TABLE cat_delito (
  id_delito            INTEGER PRIMARY KEY,
  codigo               VARCHAR(30) NOT NULL UNIQUE, -- norma y artículo
  descripcion          VARCHAR(160) NOT NULL
);

CREATE TABLE cat_arma (
  id_clase_arma        INTEGER PRIMARY KEY,
  codigo               VARCHAR(30) NOT NULL UNIQUE
);

CREATE TABLE cat_organismo (
  id_organismo         INTEGER PRIMARY KEY,
  nombre               VARCHAR(160) NOT NULL UNIQUE
);

CREATE TABLE requerimiento (
  id_requerimiento     INTEGER PRIMARY KEY,
  id_tipo              INTEGER NOT NULL REFERENCES cat_tipo_requerimiento (id_tipo),
  id_organismo         INTEGER REFERENCES cat_organismo (id_organismo),
  causa                VARCHAR(60),           -- número de causa u oficio
  fecha_oficio         BIGINT,                -- segundos, medianoche UTC del día
  fecha_caducidad      BIGINT,
  estado_judicial      VARCHAR(20),           -- capturas: qué fue de ellas
  extradicion          CHAR(1),               -- S N
  medida               VARCHAR(200),          -- qué hacer
  actualizado          BIGINT NOT NULL,       -- segundos
  vigente_hasta        BIGINT,                -- segundos
  revision             BIGINT,                -- segundos, medianoche UTC del día
  estado               CHAR(1) NOT NULL,      -- V vigente, S suspendido, C cesado
  reserva              TINYINT NOT NULL,      -- 0 público interno, 1 reservado, 2 confidencial
  uso                  VARCHAR(16) NOT NULL,  -- LIBRE NO_PRUEBA CONSULTAR CONDICIONADO
  fuente               CHAR(1),               -- A B C X
  observaciones        TEXT,                  -- condiciones de uso, una por renglón
  excluidos            VARCHAR(200)           -- países que no pueden verlo: números ISO separados por coma
);
CREATE INDEX idx_requerimiento_tipo ON requerimiento (id_tipo);
CREATE INDEX idx_requerimiento_causa ON requerimiento (causa);
CREATE INDEX idx_requerimiento_fecha_oficio ON requerimiento (fecha_oficio);

CREATE TABLE requerimiento_delito (
  id_requerimiento     INTEGER NOT NULL REFERENCES requerimiento (id_requerimiento),
  id_delito            INTEGER NOT NULL REFERENCES cat_delito (id_delito),
  orden                INTEGER NOT NULL,
  PRIMARY KEY (id_requerimiento, id_delito)
);
CREATE INDEX idx_requerimiento_delito_delito ON requerimiento_delito (id_delito);

CREATE TABLE sujeto (
  id_sujeto            INTEGER PRIMARY KEY,
  id_requerimiento     INTEGER NOT NULL UNIQUE REFERENCES requerimiento (id_requerimiento), -- el que le dio alta
  apellido             VARCHAR(160) COLLATE utf8mb4_spanish_ci NOT NULL,
  nombre               VARCHAR(160),
  sexo                 CHAR(1),               -- 1 masculino, 2 femenino, X no especificado (como en la zona mecánica)
  fecha_nacimiento     VARCHAR(10),           -- AAAA, AAAA-MM o AAAA-MM-DD
  lugar_nacimiento     VARCHAR(160),
  pais_nacimiento      INTEGER REFERENCES cat_pais (id_pais),
  estatura             DECIMAL(3, 2),         -- metros
  peso                 SMALLINT,              -- kilogramos
  ojos                 VARCHAR(40),
  cabello              VARCHAR(40),
  senas                TEXT,                  -- separadas por punto y coma
  peligrosidad         VARCHAR(10)            -- letras: A armado, V violento, F fuga, S suicida, E explosivos, C contagio, P peligroso
);
CREATE INDEX idx_sujeto_apellido ON sujeto (apellido, nombre);
CREATE INDEX idx_sujeto_fecha_nacimiento ON sujeto (fecha_nacimiento);

CREATE TABLE sujeto_nacionalidad (
  id_sujeto            INTEGER NOT NULL REFERENCES sujeto (id_sujeto),
  id_pais              INTEGER NOT NULL REFERENCES cat_pais (id_pais),
  orden                INTEGER NOT NULL,
  PRIMARY KEY (id_sujeto, id_pais)
);
CREATE INDEX idx_sujeto_nacionalidad_pais ON sujeto_nacionalidad (id_pais);

CREATE TABLE otra_identidad (
  id_identidad         INTEGER PRIMARY KEY,
  id_sujeto            INTEGER NOT NULL REFERENCES sujeto (id_sujeto),
  apellido             VARCHAR(160) COLLATE utf8mb4_spanish_ci,
  nombre               VARCHAR(160),
  fecha_nacimiento     VARCHAR(10)
);
CREATE INDEX idx_otra_identidad_sujeto ON otra_identidad (id_sujeto);
CREATE INDEX idx_otra_identidad_apellido ON otra_identidad (apellido, nombre);

CREATE TABLE requerimiento_sujeto (
  id_requerimiento     INTEGER NOT NULL REFERENCES requerimiento (id_requerimiento),
  id_sujeto            INTEGER NOT NULL REFERENCES sujeto (id_sujeto),
  PRIMARY KEY (id_requerimiento, id_sujeto)
);
CREATE INDEX idx_requerimiento_sujeto_sujeto ON requerimiento_sujeto (id_sujeto);

CREATE TABLE documento (
  id_documento         INTEGER PRIMARY KEY,
  id_requerimiento     INTEGER NOT NULL UNIQUE REFERENCES requerimiento (id_requerimiento),
  id_titular           INTEGER REFERENCES sujeto (id_sujeto),
  clase                CHAR(3) NOT NULL,      -- PAS PAO DNI RES VIS REF OTR
  numero               VARCHAR(40) NOT NULL,
  id_pais_emisor       INTEGER REFERENCES cat_pais (id_pais),
  emision              DATE,
  vencimiento          DATE,
  zona_mecanica        VARCHAR(140)
);
CREATE INDEX idx_documento_numero ON documento (numero);
CREATE INDEX idx_documento_titular ON documento (id_titular);

CREATE TABLE automotor (
  id_automotor         INTEGER PRIMARY KEY,
  id_requerimiento     INTEGER NOT NULL UNIQUE REFERENCES requerimiento (id_requerimiento),
  id_titular           INTEGER REFERENCES sujeto (id_sujeto),
  dominio              VARCHAR(20),
  id_pais_dominio      INTEGER REFERENCES cat_pais (id_pais),
  chasis               VARCHAR(20),
  motor                VARCHAR(40),
  marca                VARCHAR(60),
  modelo               VARCHAR(60),
  anio                 SMALLINT,
  color                VARCHAR(40),
  fecha_robo           DATE,
  lugar_robo           VARCHAR(160),
  id_pais_robo         INTEGER REFERENCES cat_pais (id_pais)
);
CREATE INDEX idx_automotor_dominio ON automotor (dominio);
CREATE INDEX idx_automotor_chasis ON automotor (chasis);
CREATE INDEX idx_automotor_motor ON automotor (motor);
CREATE INDEX idx_automotor_titular ON automotor (id_titular);

CREATE TABLE arma (
  id_arma              INTEGER PRIMARY KEY,
  id_requerimiento     INTEGER NOT NULL UNIQUE REFERENCES requerimiento (id_requerimiento),
  id_legitimo_usuario  INTEGER REFERENCES sujeto (id_sujeto),
  id_clase_arma        INTEGER NOT NULL REFERENCES cat_arma (id_clase_arma),
  marca                VARCHAR(60),
  modelo               VARCHAR(60),
  calibre              VARCHAR(30),
  matricula            VARCHAR(40),           -- número de serie
  id_pais_fabricacion  INTEGER REFERENCES cat_pais (id_pais),
  cunos                VARCHAR(200)           -- cuños de importación, separados por punto y coma
);
CREATE INDEX idx_arma_matricula ON arma (matricula);
CREATE INDEX idx_arma_clase ON arma (id_clase_arma);
CREATE INDEX idx_arma_usuario ON arma (id_legitimo_usuario);

-- Un procedimiento policial o aduanero, con una detención o con el secuestro de efectos.
CREATE TABLE procedimiento (
  id_procedimiento     INTEGER PRIMARY KEY,
  clase                ENUM('DETENCION', 'SECUESTRO') NOT NULL,
  fecha_hora           DATETIME,
  lugar                VARCHAR(160),
  id_pais              INTEGER REFERENCES cat_pais (id_pais),
  id_organismo         INTEGER REFERENCES cat_organismo (id_organismo),
  operativo            VARCHAR(40),
  id_detenido          INTEGER REFERENCES sujeto (id_sujeto),
  modo                 VARCHAR(12),           -- FLAGRANCIA CITACION ORDEN
  actualizado          DATETIME NOT NULL,
  vigente_hasta        DATETIME,
  reserva              TINYINT NOT NULL,
  uso                  VARCHAR(16) NOT NULL,
  observaciones        TEXT
);
CREATE INDEX idx_procedimiento_fecha_hora ON procedimiento (fecha_hora);
CREATE INDEX idx_procedimiento_operativo ON procedimiento (operativo);
CREATE INDEX idx_procedimiento_detenido ON procedimiento (id_detenido);

CREATE TABLE procedimiento_delito (
  id_procedimiento     INTEGER NOT NULL REFERENCES procedimiento (id_procedimiento),
  id_delito            INTEGER NOT NULL REFERENCES cat_delito (id_delito),
  orden                INTEGER NOT NULL,
  PRIMARY KEY (id_procedimiento, id_delito)
);
CREATE INDEX idx_procedimiento_delito_delito ON procedimiento_delito (id_delito);

CREATE TABLE efecto_secuestrado (
  id_procedimiento     INTEGER NOT NULL REFERENCES procedimiento (id_procedimiento),
  renglon              INTEGER NOT NULL,
  rubro                VARCHAR(20) NOT NULL,
  codigo               VARCHAR(20),           -- estupefaciente, explosivo o clase de arma
  detalle              VARCHAR(200),
  cantidad             DECIMAL(16, 3),
  medida               VARCHAR(4),            -- KG G LT CC U, o la moneda
  apocrifo             CHAR(1),               -- S N
  numeracion           VARCHAR(60),
  id_pais_origen       INTEGER REFERENCES cat_pais (id_pais),
  PRIMARY KEY (id_procedimiento, renglon)
);
CREATE INDEX idx_efecto_secuestrado_rubro ON efecto_secuestrado (rubro);
