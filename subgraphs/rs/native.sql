-- Република Србија: јединствени информациони систем, евиденције лица, предмета и догађаја.
-- PostgreSQL 15, UTF8. Називи колона латиницом, вредности ћирилицом. Датуми ДД.ММ.ГГГГ (непознат део 00),
-- времена у милисекундама од 1.1.1970. UTC, државе ISO 3166-1 са три слова.
-- Сваки запис има: azurirano, vazi_do, rok_provere, tajnost (С службено, И интерно, П поверљиво), postupanje (0-3),
-- ocena (извор A B C X и податак 1-4, нпр. B2), stanje (А активан, О обустављен, З затворен), zabranjeno (државе, ; између),
-- uslovi (| између).

CREATE TABLE krivicno_delo (                        -- шифарник
  clan             VARCHAR(12)  PRIMARY KEY,        -- закон и члан
  naziv            VARCHAR(160) NOT NULL
);
INSERT INTO krivicno_delo (clan, naziv) VALUES
  ('КЗ-113', 'Убиство'),
  ('КЗ-114', 'Тешко убиство'),
  ('КЗ-206', 'Разбојништво'),
  ('КЗ-121', 'Тешка телесна повреда'),
  ('КЗ-204', 'Тешка крађа'),
  ('КЗ-204а', 'Крађа моторног возила'),
  ('КЗ-213', 'Одузимање туђег возила'),
  ('КЗ-246', 'Неовлашћена производња и стављање у промет опојних дрога'),
  ('КЗ-348', 'Недозвољено ношење и држање оружја'),
  ('КЗ-355', 'Фалсификовање исправе'),
  ('КЗ-208', 'Превара'),
  ('КЗ-388', 'Трговина људима'),
  ('КЗ-245', 'Прање новца'),
  ('КЗ-349', 'Недозвољен промет експлозивних материја'),
  ('КЗ-221', 'Прикривање'),
  ('КЗ-134', 'Отмица'),
  ('КЗ-276', 'Незаконит риболов'),
  ('КЗ-236', 'Недозвољена трговина'),
  ('КЗ-322', 'Спречавање службеног лица');

CREATE TABLE lice (
  evid_broj        VARCHAR(12)  PRIMARY KEY,        -- евиденцијски број, L и седам цифара
  jmbg             CHAR(13),                        -- држављани, познат датум рођења
  pol              CHAR(1)      NOT NULL,           -- М, Ж, Н
  datum_rodjenja   CHAR(10),
  drugi_datum      CHAR(10),
  mesto_rodjenja   VARCHAR(120),
  drzava_rodjenja  CHAR(3),
  drzavljanstvo    CHAR(3),
  drugo_drzavljanstvo CHAR(3),
  osnov            VARCHAR(4)   NOT NULL,
  upozorenja       VARCHAR(60),                     -- шифре, ; између
  mera             TEXT,
  azurirano        BIGINT       NOT NULL,
  vazi_do          CHAR(10),
  rok_provere      CHAR(10),
  tajnost          CHAR(1)      NOT NULL,
  postupanje       SMALLINT     NOT NULL,
  ocena            CHAR(2)      NOT NULL,
  stanje           CHAR(1)      NOT NULL,
  zabranjeno       VARCHAR(60),
  uslovi           TEXT
);
CREATE INDEX lice_jmbg ON lice (jmbg);
CREATE INDEX lice_rodjenje ON lice (datum_rodjenja);
CREATE INDEX lice_osnov ON lice (osnov);
CREATE INDEX lice_drzavljanstvo ON lice (drzavljanstvo);

CREATE TABLE licno_ime (
  lice             VARCHAR(12)  NOT NULL REFERENCES lice (evid_broj),
  rb               SMALLINT     NOT NULL,
  vrsta            CHAR(1)      NOT NULL,           -- О основно, Л латиницом, Н надимак или друго име, М из МРЗ
  ime              VARCHAR(80),
  ime_oca          VARCHAR(80),
  prezime          VARCHAR(120),
  jezik            CHAR(3),
  PRIMARY KEY (lice, rb)
);
CREATE INDEX licno_ime_prezime ON licno_ime (prezime, ime);

CREATE TABLE lice_opis (
  lice             VARCHAR(12)  PRIMARY KEY REFERENCES lice (evid_broj),
  visina_cm        SMALLINT,
  tezina_kg        SMALLINT,
  oci              VARCHAR(40),
  kosa             VARCHAR(40),
  osobeni_znaci    TEXT                             -- ; између
);

CREATE TABLE isprava (
  id               BIGINT       PRIMARY KEY,
  imalac           VARCHAR(12)  REFERENCES lice (evid_broj),
  vrsta            VARCHAR(3)   NOT NULL,
  broj             VARCHAR(40)  NOT NULL,
  drzava           CHAR(3),
  izdata           CHAR(10),
  istice           CHAR(10),
  mrz              TEXT,
  status           VARCHAR(3)   NOT NULL,
  azurirano        BIGINT       NOT NULL,
  vazi_do          CHAR(10),
  rok_provere      CHAR(10),
  tajnost          CHAR(1)      NOT NULL,
  postupanje       SMALLINT     NOT NULL,
  ocena            CHAR(2)      NOT NULL,
  stanje           CHAR(1)      NOT NULL,
  zabranjeno       VARCHAR(60),
  uslovi           TEXT
);
CREATE INDEX isprava_broj ON isprava (broj);
CREATE INDEX isprava_imalac ON isprava (imalac);
CREATE INDEX isprava_status ON isprava (status);

CREATE TABLE vozilo (
  id               BIGINT       PRIMARY KEY,
  sasija           VARCHAR(20),
  motor            VARCHAR(40),
  tablica          VARCHAR(20),
  drzava           CHAR(3),
  marka            VARCHAR(60),
  tip              VARCHAR(60),
  godina           SMALLINT,
  boja             VARCHAR(40),
  status           VARCHAR(3)   NOT NULL,
  datum_kradje     CHAR(10),
  mesto_kradje     VARCHAR(120),
  drzava_kradje    CHAR(3),
  azurirano        BIGINT       NOT NULL,
  vazi_do          CHAR(10),
  rok_provere      CHAR(10),
  tajnost          CHAR(1)      NOT NULL,
  postupanje       SMALLINT     NOT NULL,
  ocena            CHAR(2)      NOT NULL,
  stanje           CHAR(1)      NOT NULL,
  zabranjeno       VARCHAR(60),
  uslovi           TEXT
);
CREATE INDEX vozilo_sasija ON vozilo (sasija);
CREATE INDEX vozilo_tablica ON vozilo (tablica);
CREATE INDEX vozilo_motor ON vozilo (motor);
CREATE INDEX vozilo_status ON vozilo (status);

CREATE TABLE vozilo_lice (
  vozilo           BIGINT       NOT NULL REFERENCES vozilo (id),
  lice             VARCHAR(12)  NOT NULL REFERENCES lice (evid_broj),
  svojstvo         VARCHAR(10)  NOT NULL,           -- КОРИСНИК, ОШТЕЋЕНИ
  PRIMARY KEY (vozilo, lice, svojstvo)
);
CREATE INDEX vozilo_lice_lice ON vozilo_lice (lice);

CREATE TABLE oruzje (
  id               BIGINT       PRIMARY KEY,
  drzalac          VARCHAR(12)  REFERENCES lice (evid_broj),
  vrsta            VARCHAR(4)   NOT NULL,
  proizvodjac      VARCHAR(60),
  model            VARCHAR(60),
  kalibar          VARCHAR(30),
  serijski_broj    VARCHAR(40),
  drzava_proizvodnje CHAR(3),
  uvozne_oznake    VARCHAR(200),                    -- ; између
  status           VARCHAR(3)   NOT NULL,
  azurirano        BIGINT       NOT NULL,
  vazi_do          CHAR(10),
  rok_provere      CHAR(10),
  tajnost          CHAR(1)      NOT NULL,
  postupanje       SMALLINT     NOT NULL,
  ocena            CHAR(2)      NOT NULL,
  stanje           CHAR(1)      NOT NULL,
  zabranjeno       VARCHAR(60),
  uslovi           TEXT
);
CREATE INDEX oruzje_serijski ON oruzje (serijski_broj);
CREATE INDEX oruzje_drzalac ON oruzje (drzalac);
CREATE INDEX oruzje_vrsta ON oruzje (vrsta);
CREATE INDEX oruzje_status ON oruzje (status);

CREATE TABLE oruzje_trag (                          -- захтеви за праћење порекла
  oruzje           BIGINT       NOT NULL REFERENCES oruzje (id),
  rb               SMALLINT     NOT NULL,           -- 1 најновији
  datum            CHAR(10),
  upuceno          CHAR(3),
  odgovor          TEXT,
  PRIMARY KEY (oruzje, rb)
);

CREATE TABLE poternica (
  id               BIGINT       PRIMARY KEY,
  lice             VARCHAR(12)  NOT NULL REFERENCES lice (evid_broj),
  oznaka           VARCHAR(60)  NOT NULL,
  sud              VARCHAR(160),
  izdata           CHAR(10),
  istice           CHAR(10),
  izrucenje        CHAR(2),                         -- ДА, НЕ
  vrsta            VARCHAR(4)   NOT NULL,
  status           VARCHAR(3)   NOT NULL,
  azurirano        BIGINT       NOT NULL,
  vazi_do          CHAR(10),
  rok_provere      CHAR(10),
  tajnost          CHAR(1)      NOT NULL,
  postupanje       SMALLINT     NOT NULL,
  ocena            CHAR(2)      NOT NULL,
  stanje           CHAR(1)      NOT NULL,
  zabranjeno       VARCHAR(60),
  uslovi           TEXT
);
CREATE INDEX poternica_oznaka ON poternica (oznaka);
CREATE INDEX poternica_lice ON poternica (lice);
CREATE INDEX poternica_status ON poternica (status);

CREATE TABLE poternica_delo (
  poternica        BIGINT       NOT NULL REFERENCES poternica (id),
  rb               SMALLINT     NOT NULL,
  clan             VARCHAR(12)  NOT NULL REFERENCES krivicno_delo (clan),
  PRIMARY KEY (poternica, rb)
);
CREATE INDEX poternica_delo_clan ON poternica_delo (clan);

CREATE TABLE lisenje_slobode (
  id               BIGINT       PRIMARY KEY,
  lice             VARCHAR(12)  NOT NULL REFERENCES lice (evid_broj),
  vreme            BIGINT,
  mesto            VARCHAR(120),
  drzava           CHAR(3),
  organ            VARCHAR(160),
  nacin            VARCHAR(4)   NOT NULL,
  akcija           VARCHAR(40),
  azurirano        BIGINT       NOT NULL,
  vazi_do          CHAR(10),
  rok_provere      CHAR(10),
  tajnost          CHAR(1)      NOT NULL,
  postupanje       SMALLINT     NOT NULL,
  ocena            CHAR(2)      NOT NULL,
  stanje           CHAR(1)      NOT NULL,
  zabranjeno       VARCHAR(60),
  uslovi           TEXT
);
CREATE INDEX lisenje_slobode_lice ON lisenje_slobode (lice);
CREATE INDEX lisenje_slobode_vreme ON lisenje_slobode (vreme);
CREATE INDEX lisenje_slobode_akcija ON lisenje_slobode (akcija);

CREATE TABLE lisenje_delo (
  lisenje          BIGINT       NOT NULL REFERENCES lisenje_slobode (id),
  rb               SMALLINT     NOT NULL,
  clan             VARCHAR(12)  NOT NULL REFERENCES krivicno_delo (clan),
  PRIMARY KEY (lisenje, rb)
);
CREATE INDEX lisenje_delo_clan ON lisenje_delo (clan);

CREATE TABLE zaplena (
  id               BIGINT       PRIMARY KEY,
  vreme            BIGINT,
  mesto            VARCHAR(120),
  drzava           CHAR(3),
  akcija           VARCHAR(40),
  azurirano        BIGINT       NOT NULL,
  vazi_do          CHAR(10),
  rok_provere      CHAR(10),
  tajnost          CHAR(1)      NOT NULL,
  postupanje       SMALLINT     NOT NULL,
  ocena            CHAR(2)      NOT NULL,
  stanje           CHAR(1)      NOT NULL,
  zabranjeno       VARCHAR(60),
  uslovi           TEXT
);
CREATE INDEX zaplena_vreme ON zaplena (vreme);
CREATE INDEX zaplena_akcija ON zaplena (akcija);

CREATE TABLE zaplena_stavka (
  zaplena          BIGINT       NOT NULL REFERENCES zaplena (id),
  rb               SMALLINT     NOT NULL,
  vrsta            VARCHAR(4)   NOT NULL,
  podvrsta         VARCHAR(10),
  opis             VARCHAR(200),
  kolicina         NUMERIC(14, 3),
  jedinica         VARCHAR(4),                      -- кг, г, л, ком; за новац ISO 4217
  falsifikat       BOOLEAN,
  oznaka           VARCHAR(60),                     -- број исправе, шасија, таблица, серијски број
  poreklo          CHAR(3),
  PRIMARY KEY (zaplena, rb)
);
CREATE INDEX zaplena_stavka_vrsta ON zaplena_stavka (vrsta);
