-- Ghana: police integrated records (invented). MariaDB 10.11, utf8mb4.
-- Few tables, each for many kinds of thing: a subject is a person, an identifier is any number by which a person or a property
-- is known (passport, card, number plate, chassis, serial), a property is a vehicle or a firearm, an attribute is anything else
-- that is known of a subject or a property. Dates are DATE, or ISO 8601 text that may stop after the year or month; times are UTC.
-- Every record carries: grade (security grading), dissemination, standing, amended_at, keep_until, withheld_from (alpha-3 codes,
-- a blank between), conditions (two bars between).

CREATE TABLE subject (
  subject_no       VARCHAR(12)  NOT NULL PRIMARY KEY,   -- S and seven digits
  interest         VARCHAR(20)  NOT NULL,               -- why the subject is on record
  sex              CHAR(1)      NOT NULL,               -- M F U X
  birthplace       VARCHAR(120),
  birth_country    CHAR(3),
  instruction      VARCHAR(200),
  grade            VARCHAR(12)  NOT NULL,
  dissemination    TINYINT      NOT NULL,
  standing         VARCHAR(8)   NOT NULL,
  amended_at       TIMESTAMP    NOT NULL,
  keep_until       DATE,
  withheld_from    VARCHAR(120),
  conditions       VARCHAR(400)
);
CREATE INDEX subject_interest ON subject (interest);
CREATE INDEX subject_sex ON subject (sex);

CREATE TABLE subject_name (
  subject_no       VARCHAR(12)  NOT NULL REFERENCES subject (subject_no),
  name_no          SMALLINT     NOT NULL,               -- 1 is the registered name
  usage_type       VARCHAR(8)   NOT NULL,               -- LEGAL, AKA, MRZ
  other_names      VARCHAR(120),
  surname          VARCHAR(120),
  PRIMARY KEY (subject_no, name_no)
);
CREATE INDEX subject_name_surname ON subject_name (surname, other_names);

CREATE TABLE property (
  property_no      VARCHAR(12)  NOT NULL PRIMARY KEY,   -- V or F and seven digits
  property_class   ENUM('V', 'F') NOT NULL,             -- vehicle, firearm
  subject_no       VARCHAR(12)  REFERENCES subject (subject_no),
  make             VARCHAR(60),
  model            VARCHAR(60),
  type_code        VARCHAR(12),                         -- of firearms
  state            VARCHAR(12)  NOT NULL,
  reported_on      VARCHAR(10),
  reported_place   VARCHAR(120),
  reported_country CHAR(3),
  grade            VARCHAR(12)  NOT NULL,
  dissemination    TINYINT      NOT NULL,
  standing         VARCHAR(8)   NOT NULL,
  amended_at       TIMESTAMP    NOT NULL,
  keep_until       DATE,
  withheld_from    VARCHAR(120),
  conditions       VARCHAR(400)
);
CREATE INDEX property_make ON property (property_class, make);
CREATE INDEX property_state ON property (property_class, state);
CREATE INDEX property_type ON property (type_code);
CREATE INDEX property_subject ON property (subject_no);

CREATE TABLE identifier (
  identifier_no    VARCHAR(12)  NOT NULL PRIMARY KEY,   -- D and seven digits for documents, else of the property with a letter
  identifier_kind  VARCHAR(12)  NOT NULL,
  id_value         VARCHAR(40)  NOT NULL,
  subject_no       VARCHAR(12)  REFERENCES subject (subject_no),
  property_no      VARCHAR(12)  REFERENCES property (property_no),
  issuing_country  CHAR(3),
  issued_on        VARCHAR(10),
  valid_to         VARCHAR(10),
  machine_text     VARCHAR(140),
  state            VARCHAR(12)  NOT NULL,
  grade            VARCHAR(12)  NOT NULL,
  dissemination    TINYINT      NOT NULL,
  standing         VARCHAR(8)   NOT NULL,
  amended_at       TIMESTAMP    NOT NULL,
  keep_until       DATE,
  withheld_from    VARCHAR(120),
  conditions       VARCHAR(400)
);
CREATE INDEX identifier_value ON identifier (id_value);
CREATE INDEX identifier_kind ON identifier (identifier_kind, issuing_country);
CREATE INDEX identifier_subject ON identifier (subject_no);
CREATE INDEX identifier_property ON identifier (property_no);

-- Of a subject: BIRTH, NATIONALITY, HEIGHT, WEIGHT, EYES, HAIR, MARK, CAUTION. Of a property: YEAR, COLOUR, CALIBRE, ORIGIN, IMPORT MARK.
CREATE TABLE attribute (
  attribute_no     INTEGER      NOT NULL PRIMARY KEY,
  owner_no         VARCHAR(12)  NOT NULL,               -- subject_no or property_no
  attribute_kind   VARCHAR(12)  NOT NULL,
  attribute_value  VARCHAR(200) NOT NULL
);
CREATE INDEX attribute_owner ON attribute (owner_no, attribute_kind);
CREATE INDEX attribute_value ON attribute (attribute_kind, attribute_value);

CREATE TABLE trace_letter (
  letter_no        INTEGER      NOT NULL PRIMARY KEY,
  property_no      VARCHAR(12)  NOT NULL REFERENCES property (property_no),
  sent_on          DATE,
  sent_to          CHAR(3),
  reply            VARCHAR(200)
);
CREATE INDEX trace_letter_property ON trace_letter (property_no, sent_on);

CREATE TABLE court_process (
  process_no       VARCHAR(12)  NOT NULL PRIMARY KEY,   -- W and seven digits
  subject_no       VARCHAR(12)  NOT NULL REFERENCES subject (subject_no),
  suit_number      VARCHAR(60),
  court            VARCHAR(120),
  process_type     VARCHAR(12),
  outcome          VARCHAR(12)  NOT NULL,
  signed_on        DATE,
  lapses_on        DATE,
  extraditable     BOOLEAN,
  grade            VARCHAR(12)  NOT NULL,
  dissemination    TINYINT      NOT NULL,
  standing         VARCHAR(8)   NOT NULL,
  amended_at       TIMESTAMP    NOT NULL,
  keep_until       DATE,
  withheld_from    VARCHAR(120),
  conditions       VARCHAR(400)
);
CREATE INDEX court_process_subject ON court_process (subject_no);
CREATE INDEX court_process_suit ON court_process (suit_number);
CREATE INDEX court_process_signed ON court_process (signed_on);
CREATE INDEX court_process_outcome ON court_process (outcome);

-- The station diary: arrests and seizures are entries of it.
CREATE TABLE diary_entry (
  entry_no         VARCHAR(12)  NOT NULL PRIMARY KEY,   -- A or Z and seven digits
  entry_kind       ENUM('ARREST', 'SEIZURE') NOT NULL,
  entered_at       VARCHAR(20),                         -- with its Z
  place            VARCHAR(120),
  country          CHAR(3),
  unit_name        VARCHAR(120),
  operation_name   VARCHAR(40),
  subject_no       VARCHAR(12)  REFERENCES subject (subject_no),
  arrest_mode      VARCHAR(12),
  grade            VARCHAR(12)  NOT NULL,
  dissemination    TINYINT      NOT NULL,
  standing         VARCHAR(8)   NOT NULL,
  amended_at       TIMESTAMP    NOT NULL,
  keep_until       DATE,
  withheld_from    VARCHAR(120),
  conditions       VARCHAR(400)
);
CREATE INDEX diary_entry_subject ON diary_entry (subject_no);
CREATE INDEX diary_entry_operation ON diary_entry (operation_name);
CREATE INDEX diary_entry_entered ON diary_entry (entry_kind, entered_at);

CREATE TABLE charge (                                   -- of a process or of an arrest
  charge_no        INTEGER      NOT NULL PRIMARY KEY,
  on_no            VARCHAR(12)  NOT NULL,               -- process_no or entry_no
  section_of_law   VARCHAR(20)  NOT NULL
);
CREATE INDEX charge_on ON charge (on_no);
CREATE INDEX charge_section ON charge (section_of_law);

CREATE TABLE exhibit (
  exhibit_no       INTEGER      NOT NULL PRIMARY KEY,
  entry_no         VARCHAR(12)  NOT NULL REFERENCES diary_entry (entry_no),
  exhibit_kind     VARCHAR(12)  NOT NULL,
  type_code        VARCHAR(12),
  particulars      VARCHAR(200),
  quantity         DECIMAL(16, 3),
  measure          VARCHAR(8),                          -- KILO, GRAM, LITRE, PIECE, or a currency
  fake             BOOLEAN,
  marked           VARCHAR(60),
  origin           CHAR(3)
);
CREATE INDEX exhibit_entry ON exhibit (entry_no);
CREATE INDEX exhibit_kind ON exhibit (exhibit_kind);
