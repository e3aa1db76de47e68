-- Planillas de la policía del Paraguay (inventadas), pasadas a SQLite tal como estaban: una planilla ancha por materia,
-- todo texto. Fechas DD.MM.AAAA (parte desconocida 00), decimales con coma y miles con punto, países por su nombre,
-- nombres como APELLIDO APELLIDO, Nombre Nombre. El registro de armas lo lleva otro ministerio y no está aquí.

CREATE TABLE PERSONAS (
  NRO_FICHA                TEXT PRIMARY KEY,
  APELLIDOS_Y_NOMBRES      TEXT NOT NULL,
  OTROS_NOMBRES            TEXT,             -- ' / ' entre uno y otro
  SEXO                     TEXT,             -- MASCULINO, FEMENINO, SIN DATO, NO APLICA
  FECHA_NACIMIENTO         TEXT,
  LUGAR_NACIMIENTO         TEXT,
  PAIS_NACIMIENTO          TEXT,
  NACIONALIDAD             TEXT,
  SEGUNDA_NACIONALIDAD     TEXT,
  SITUACION                TEXT,
  ESTATURA_M               TEXT,
  PESO_KG                  TEXT,
  OJOS                     TEXT,
  CABELLO                  TEXT,
  SENAS                    TEXT,             -- ' / ' entre una y otra
  PELIGROSIDAD             TEXT,             -- ' / ' entre una y otra
  QUE_HACER                TEXT,
  OBSERVACIONES            TEXT,             -- condiciones de uso, ' / ' entre una y otra
  RESERVA                  TEXT,             -- COMUN RESERVADO SECRETO
  USO                      TEXT,             -- LIBRE, NO SIRVE DE PRUEBA, CONSULTAR ANTES, VER OBSERVACIONES
  ESTADO_FICHA             TEXT,             -- VIGENTE SUSPENDIDA ARCHIVADA
  VALIDO_HASTA             TEXT,
  FECHA_CARGA              TEXT NOT NULL     -- de la última modificación
);
CREATE INDEX PERSONAS_NOMBRES ON PERSONAS (APELLIDOS_Y_NOMBRES);
CREATE INDEX PERSONAS_NACIMIENTO ON PERSONAS (FECHA_NACIMIENTO);
CREATE INDEX PERSONAS_SITUACION ON PERSONAS (SITUACION);

CREATE TABLE DOCUMENTOS (
  NRO_FICHA                TEXT PRIMARY KEY,
  CLASE                    TEXT,
  NUMERO                   TEXT,
  PAIS_EMISOR              TEXT,
  FECHA_EMISION            TEXT,
  FECHA_VENCIMIENTO        TEXT,
  LINEAS_LECTURA           TEXT,             -- zona de lectura mecánica, ' / ' entre líneas
  SITUACION                TEXT,
  FICHA_TITULAR            TEXT REFERENCES PERSONAS (NRO_FICHA),
  OBSERVACIONES            TEXT,             -- condiciones de uso, ' / ' entre una y otra
  RESERVA                  TEXT,             -- COMUN RESERVADO SECRETO
  USO                      TEXT,             -- LIBRE, NO SIRVE DE PRUEBA, CONSULTAR ANTES, VER OBSERVACIONES
  ESTADO_FICHA             TEXT,             -- VIGENTE SUSPENDIDA ARCHIVADA
  VALIDO_HASTA             TEXT,
  FECHA_CARGA              TEXT NOT NULL     -- de la última modificación
);
CREATE INDEX DOCUMENTOS_NUMERO ON DOCUMENTOS (NUMERO);
CREATE INDEX DOCUMENTOS_TITULAR ON DOCUMENTOS (FICHA_TITULAR);

CREATE TABLE ORDENES_CAPTURA (
  NRO_FICHA                TEXT PRIMARY KEY,
  EXPEDIENTE               TEXT,
  FICHA_PERSONA            TEXT NOT NULL REFERENCES PERSONAS (NRO_FICHA),
  CLASE_ORDEN              TEXT,
  HECHOS                   TEXT,             -- hechos punibles, ' / ' entre uno y otro
  JUZGADO                  TEXT,
  FECHA_ORDEN              TEXT,
  FECHA_FIN                TEXT,
  EXTRADICION              TEXT,             -- SI NO
  SITUACION                TEXT,
  OBSERVACIONES            TEXT,             -- condiciones de uso, ' / ' entre una y otra
  RESERVA                  TEXT,             -- COMUN RESERVADO SECRETO
  USO                      TEXT,             -- LIBRE, NO SIRVE DE PRUEBA, CONSULTAR ANTES, VER OBSERVACIONES
  ESTADO_FICHA             TEXT,             -- VIGENTE SUSPENDIDA ARCHIVADA
  VALIDO_HASTA             TEXT,
  FECHA_CARGA              TEXT NOT NULL     -- de la última modificación
);
CREATE INDEX ORDENES_EXPEDIENTE ON ORDENES_CAPTURA (EXPEDIENTE);
CREATE INDEX ORDENES_PERSONA ON ORDENES_CAPTURA (FICHA_PERSONA);
CREATE INDEX ORDENES_SITUACION ON ORDENES_CAPTURA (SITUACION);

CREATE TABLE VEHICULOS (
  NRO_FICHA                TEXT PRIMARY KEY,
  CHAPA                    TEXT,
  PAIS_CHAPA               TEXT,
  CHASIS                   TEXT,
  MOTOR                    TEXT,
  MARCA                    TEXT,
  MODELO                   TEXT,
  ANHO                     TEXT,
  COLOR                    TEXT,
  SITUACION                TEXT,
  FECHA_HURTO              TEXT,
  LUGAR_HURTO              TEXT,
  PAIS_HURTO               TEXT,
  FICHA_PROPIETARIO        TEXT REFERENCES PERSONAS (NRO_FICHA),
  OBSERVACIONES            TEXT,             -- condiciones de uso, ' / ' entre una y otra
  RESERVA                  TEXT,             -- COMUN RESERVADO SECRETO
  USO                      TEXT,             -- LIBRE, NO SIRVE DE PRUEBA, CONSULTAR ANTES, VER OBSERVACIONES
  ESTADO_FICHA             TEXT,             -- VIGENTE SUSPENDIDA ARCHIVADA
  VALIDO_HASTA             TEXT,
  FECHA_CARGA              TEXT NOT NULL     -- de la última modificación
);
CREATE INDEX VEHICULOS_CHAPA ON VEHICULOS (CHAPA);
CREATE INDEX VEHICULOS_CHASIS ON VEHICULOS (CHASIS);
CREATE INDEX VEHICULOS_MOTOR ON VEHICULOS (MOTOR);
CREATE INDEX VEHICULOS_SITUACION ON VEHICULOS (SITUACION);
CREATE INDEX VEHICULOS_PROPIETARIO ON VEHICULOS (FICHA_PROPIETARIO);

CREATE TABLE DETENCIONES (
  NRO_FICHA                TEXT PRIMARY KEY,
  FICHA_PERSONA            TEXT NOT NULL REFERENCES PERSONAS (NRO_FICHA),
  FECHA                    TEXT,
  HORA                     TEXT,             -- HH:MM:SS
  LUGAR                    TEXT,
  PAIS                     TEXT,
  DEPENDENCIA              TEXT,
  HECHOS                   TEXT,             -- ' / ' entre uno y otro
  MODO                     TEXT,
  OPERATIVO                TEXT,
  OBSERVACIONES            TEXT,             -- condiciones de uso, ' / ' entre una y otra
  RESERVA                  TEXT,             -- COMUN RESERVADO SECRETO
  USO                      TEXT,             -- LIBRE, NO SIRVE DE PRUEBA, CONSULTAR ANTES, VER OBSERVACIONES
  ESTADO_FICHA             TEXT,             -- VIGENTE SUSPENDIDA ARCHIVADA
  VALIDO_HASTA             TEXT,
  FECHA_CARGA              TEXT NOT NULL     -- de la última modificación
);
CREATE INDEX DETENCIONES_PERSONA ON DETENCIONES (FICHA_PERSONA);
CREATE INDEX DETENCIONES_OPERATIVO ON DETENCIONES (OPERATIVO);

-- Viene del sistema de aduanas, que escribe fecha y hora en una columna; ocho renglones de efectos por acta.
CREATE TABLE INCAUTACIONES (
  NRO_FICHA                TEXT PRIMARY KEY,
  FECHA_HORA               TEXT,             -- AAAA-MM-DD HH:MM:SS
  LUGAR                    TEXT,
  PAIS                     TEXT,
  OPERATIVO                TEXT,
  CLASE_1                  TEXT,
  CODIGO_1                 TEXT,
  DETALLE_1                TEXT,
  CANTIDAD_1               TEXT,
  UNIDAD_1                 TEXT,
  FALSO_1                  TEXT,
  NUMERO_1                 TEXT,
  ORIGEN_1                 TEXT,
  CLASE_2                  TEXT,
  CODIGO_2                 TEXT,
  DETALLE_2                TEXT,
  CANTIDAD_2               TEXT,
  UNIDAD_2                 TEXT,
  FALSO_2                  TEXT,
  NUMERO_2                 TEXT,
  ORIGEN_2                 TEXT,
  CLASE_3                  TEXT,
  CODIGO_3                 TEXT,
  DETALLE_3                TEXT,
  CANTIDAD_3               TEXT,
  UNIDAD_3                 TEXT,
  FALSO_3                  TEXT,
  NUMERO_3                 TEXT,
  ORIGEN_3                 TEXT,
  CLASE_4                  TEXT,
  CODIGO_4                 TEXT,
  DETALLE_4                TEXT,
  CANTIDAD_4               TEXT,
  UNIDAD_4                 TEXT,
  FALSO_4                  TEXT,
  NUMERO_4                 TEXT,
  ORIGEN_4                 TEXT,
  CLASE_5                  TEXT,
  CODIGO_5                 TEXT,
  DETALLE_5                TEXT,
  CANTIDAD_5               TEXT,
  UNIDAD_5                 TEXT,
  FALSO_5                  TEXT,
  NUMERO_5                 TEXT,
  ORIGEN_5                 TEXT,
  CLASE_6                  TEXT,
  CODIGO_6                 TEXT,
  DETALLE_6                TEXT,
  CANTIDAD_6               TEXT,
  UNIDAD_6                 TEXT,
  FALSO_6                  TEXT,
  NUMERO_6                 TEXT,
  ORIGEN_6                 TEXT,
  CLASE_7                  TEXT,
  CODIGO_7                 TEXT,
  DETALLE_7                TEXT,
  CANTIDAD_7               TEXT,
  UNIDAD_7                 TEXT,
  FALSO_7                  TEXT,
  NUMERO_7                 TEXT,
  ORIGEN_7                 TEXT,
  CLASE_8                  TEXT,
  CODIGO_8                 TEXT,
  DETALLE_8                TEXT,
  CANTIDAD_8               TEXT,
  UNIDAD_8                 TEXT,
  FALSO_8                  TEXT,
  NUMERO_8                 TEXT,
  ORIGEN_8                 TEXT,
  OBSERVACIONES            TEXT,             -- condiciones de uso, ' / ' entre una y otra
  RESERVA                  TEXT,             -- COMUN RESERVADO SECRETO
  USO                      TEXT,             -- LIBRE, NO SIRVE DE PRUEBA, CONSULTAR ANTES, VER OBSERVACIONES
  ESTADO_FICHA             TEXT,             -- VIGENTE SUSPENDIDA ARCHIVADA
  VALIDO_HASTA             TEXT,
  FECHA_CARGA              TEXT NOT NULL     -- de la última modificación
);
CREATE INDEX INCAUTACIONES_FECHA_HORA ON INCAUTACIONES (FECHA_HORA);
CREATE INDEX INCAUTACIONES_OPERATIVO ON INCAUTACIONES (OPERATIVO);
