-- Nigeria: national criminal records database (invented). MariaDB 10.11, utf8mb4.
-- Third normal form: every fact in its own table, surrogate keys throughout, every code behind a look-up table.
-- Dates are DD-MM-YYYY text with 00 for a part not known; times are seconds since 1970-01-01 UTC.

CREATE TABLE country (
  country_id        INTEGER      NOT NULL PRIMARY KEY,
  iso_alpha3        CHAR(3)      NOT NULL UNIQUE,
  country_name      VARCHAR(80)  NOT NULL
);

CREATE TABLE code_group (
  code_group_id     INTEGER      NOT NULL PRIMARY KEY,
  group_name        VARCHAR(40)  NOT NULL UNIQUE
);

-- One table for all short code lists: sex, category, document type, statuses, item type, drug, weapon, unit ...
CREATE TABLE code_value (
  code_value_id     INTEGER      NOT NULL PRIMARY KEY,
  code_group_id     INTEGER      NOT NULL REFERENCES code_group (code_group_id),
  code              VARCHAR(12)  NOT NULL,
  UNIQUE (code_group_id, code)
);
CREATE INDEX ix_code_value_code ON code_value (code);

CREATE TABLE offence (
  offence_id        INTEGER      NOT NULL PRIMARY KEY,
  statute_ref       VARCHAR(20)  NOT NULL UNIQUE,       -- CC: Criminal Code; other Acts by their initials, then the section
  title             VARCHAR(120) NOT NULL
);

CREATE TABLE agency (
  agency_id         INTEGER      NOT NULL PRIMARY KEY,
  agency_name       VARCHAR(120) NOT NULL UNIQUE
);

CREATE TABLE operation (
  operation_id      INTEGER      NOT NULL PRIMARY KEY,
  operation_code    VARCHAR(40)  NOT NULL UNIQUE
);

-- How a record is held, for records of every kind; the record points here.
CREATE TABLE record_control (
  control_id        INTEGER      NOT NULL PRIMARY KEY,
  classification_id INTEGER      NOT NULL REFERENCES code_value (code_value_id),
  handling_id       INTEGER      NOT NULL REFERENCES code_value (code_value_id),
  source_grade_id   INTEGER      NOT NULL REFERENCES code_value (code_value_id),
  record_state_id   INTEGER      NOT NULL REFERENCES code_value (code_value_id),
  modified_epoch    BIGINT       NOT NULL,
  expiry_epoch      BIGINT,
  review_date       CHAR(10)
);
CREATE TABLE control_caveat (
  control_caveat_id INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL REFERENCES record_control (control_id),
  caveat            VARCHAR(200) NOT NULL
);
CREATE INDEX ix_control_caveat ON control_caveat (control_id);
CREATE TABLE control_bar (                              -- countries that are not to see the record
  control_id        INTEGER      NOT NULL REFERENCES record_control (control_id),
  country_id        INTEGER      NOT NULL REFERENCES country (country_id),
  PRIMARY KEY (control_id, country_id)
);

CREATE TABLE person (
  person_id         INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL UNIQUE REFERENCES record_control (control_id),
  surname           VARCHAR(120),
  first_names       VARCHAR(120),
  sex_id            INTEGER      REFERENCES code_value (code_value_id),
  category_id       INTEGER      REFERENCES code_value (code_value_id),
  birth_place       VARCHAR(120),
  birth_country_id  INTEGER      REFERENCES country (country_id),
  action_required   VARCHAR(200)
);
CREATE INDEX ix_person_name ON person (surname, first_names);
CREATE INDEX ix_person_sex ON person (sex_id);
CREATE INDEX ix_person_category ON person (category_id);

CREATE TABLE person_alias (
  person_alias_id   INTEGER      NOT NULL PRIMARY KEY,
  person_id         INTEGER      NOT NULL REFERENCES person (person_id),
  surname           VARCHAR(120),
  first_names       VARCHAR(120)
);
CREATE INDEX ix_person_alias_person ON person_alias (person_id);
CREATE INDEX ix_person_alias_name ON person_alias (surname, first_names);

CREATE TABLE person_birth_date (
  person_birth_id   INTEGER      NOT NULL PRIMARY KEY,
  person_id         INTEGER      NOT NULL REFERENCES person (person_id),
  birth_date        CHAR(10)     NOT NULL
);
CREATE INDEX ix_person_birth_person ON person_birth_date (person_id);
CREATE INDEX ix_person_birth_date ON person_birth_date (birth_date);

CREATE TABLE person_nationality (
  person_nationality_id INTEGER  NOT NULL PRIMARY KEY,
  person_id         INTEGER      NOT NULL REFERENCES person (person_id),
  country_id        INTEGER      NOT NULL REFERENCES country (country_id)
);
CREATE INDEX ix_person_nationality_person ON person_nationality (person_id);
CREATE INDEX ix_person_nationality_country ON person_nationality (country_id);

CREATE TABLE person_appearance (
  person_id         INTEGER      NOT NULL PRIMARY KEY REFERENCES person (person_id),
  height_cm         SMALLINT,
  weight_kg         SMALLINT,
  eyes              VARCHAR(40),
  hair              VARCHAR(40)
);
CREATE TABLE person_mark (
  person_mark_id    INTEGER      NOT NULL PRIMARY KEY,
  person_id         INTEGER      NOT NULL REFERENCES person (person_id),
  description       VARCHAR(200) NOT NULL
);
CREATE INDEX ix_person_mark ON person_mark (person_id);
CREATE TABLE person_caution (
  person_id         INTEGER      NOT NULL REFERENCES person (person_id),
  caution_id        INTEGER      NOT NULL REFERENCES code_value (code_value_id),
  PRIMARY KEY (person_id, caution_id)
);

CREATE TABLE travel_document (
  document_id       INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL UNIQUE REFERENCES record_control (control_id),
  holder_person_id  INTEGER      REFERENCES person (person_id),
  document_type_id  INTEGER      REFERENCES code_value (code_value_id),
  document_no       VARCHAR(40)  NOT NULL,
  issuing_country_id INTEGER     REFERENCES country (country_id),
  issue_date        CHAR(10),
  expiry_date       CHAR(10),
  machine_zone      VARCHAR(140),
  status_id         INTEGER      REFERENCES code_value (code_value_id)
);
CREATE INDEX ix_travel_document_no ON travel_document (document_no);
CREATE INDEX ix_travel_document_holder ON travel_document (holder_person_id);
CREATE INDEX ix_travel_document_issuer ON travel_document (issuing_country_id);
CREATE INDEX ix_travel_document_status ON travel_document (status_id);

CREATE TABLE vehicle_make (
  make_id           INTEGER      NOT NULL PRIMARY KEY,
  make_name         VARCHAR(60)  NOT NULL UNIQUE
);
CREATE TABLE vehicle (
  vehicle_id        INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL UNIQUE REFERENCES record_control (control_id),
  keeper_person_id  INTEGER      REFERENCES person (person_id),
  chassis_no        VARCHAR(20),
  engine_no         VARCHAR(40),
  reg_mark          VARCHAR(20),
  reg_country_id    INTEGER      REFERENCES country (country_id),
  make_id           INTEGER      REFERENCES vehicle_make (make_id),
  model             VARCHAR(60),
  year_built        SMALLINT,
  colour            VARCHAR(40),
  status_id         INTEGER      REFERENCES code_value (code_value_id)
);
CREATE INDEX ix_vehicle_chassis ON vehicle (chassis_no);
CREATE INDEX ix_vehicle_engine ON vehicle (engine_no);
CREATE INDEX ix_vehicle_reg ON vehicle (reg_mark);
CREATE INDEX ix_vehicle_make ON vehicle (make_id);
CREATE INDEX ix_vehicle_status ON vehicle (status_id);
CREATE INDEX ix_vehicle_keeper ON vehicle (keeper_person_id);
CREATE TABLE vehicle_theft_report (
  vehicle_id        INTEGER      NOT NULL PRIMARY KEY REFERENCES vehicle (vehicle_id),
  theft_date        CHAR(10),
  theft_place       VARCHAR(120),
  theft_country_id  INTEGER      REFERENCES country (country_id)
);

CREATE TABLE firearm (
  firearm_id        INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL UNIQUE REFERENCES record_control (control_id),
  keeper_person_id  INTEGER      REFERENCES person (person_id),
  weapon_type_id    INTEGER      REFERENCES code_value (code_value_id),
  maker             VARCHAR(60),
  model             VARCHAR(60),
  bore              VARCHAR(30),
  serial_no         VARCHAR(40),
  made_in_country_id INTEGER     REFERENCES country (country_id),
  status_id         INTEGER      REFERENCES code_value (code_value_id)
);
CREATE INDEX ix_firearm_serial ON firearm (serial_no);
CREATE INDEX ix_firearm_maker ON firearm (maker);
CREATE INDEX ix_firearm_type ON firearm (weapon_type_id);
CREATE INDEX ix_firearm_status ON firearm (status_id);
CREATE INDEX ix_firearm_keeper ON firearm (keeper_person_id);
CREATE TABLE firearm_import_mark (
  firearm_import_mark_id INTEGER NOT NULL PRIMARY KEY,
  firearm_id        INTEGER      NOT NULL REFERENCES firearm (firearm_id),
  mark              VARCHAR(60)  NOT NULL
);
CREATE INDEX ix_firearm_import_mark ON firearm_import_mark (firearm_id);
CREATE TABLE firearm_trace (
  firearm_trace_id  INTEGER      NOT NULL PRIMARY KEY,  -- in the order of sending, the last first
  firearm_id        INTEGER      NOT NULL REFERENCES firearm (firearm_id),
  sent_date         CHAR(10),
  country_id        INTEGER      REFERENCES country (country_id),
  reply             VARCHAR(200)
);
CREATE INDEX ix_firearm_trace ON firearm_trace (firearm_id);

CREATE TABLE warrant (
  warrant_id        INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL UNIQUE REFERENCES record_control (control_id),
  person_id         INTEGER      NOT NULL REFERENCES person (person_id),
  suit_no           VARCHAR(60),
  court_id          INTEGER      REFERENCES agency (agency_id),
  warrant_type_id   INTEGER      REFERENCES code_value (code_value_id),
  status_id         INTEGER      REFERENCES code_value (code_value_id),
  issue_date        CHAR(10),
  expiry_date       CHAR(10),
  seek_extradition  CHAR(1)
);
CREATE INDEX ix_warrant_person ON warrant (person_id);
CREATE INDEX ix_warrant_suit ON warrant (suit_no);
CREATE INDEX ix_warrant_status ON warrant (status_id);
CREATE TABLE warrant_count (
  warrant_count_id  INTEGER      NOT NULL PRIMARY KEY,
  warrant_id        INTEGER      NOT NULL REFERENCES warrant (warrant_id),
  offence_id        INTEGER      NOT NULL REFERENCES offence (offence_id)
);
CREATE INDEX ix_warrant_count_warrant ON warrant_count (warrant_id);
CREATE INDEX ix_warrant_count_offence ON warrant_count (offence_id);

CREATE TABLE arrest (
  arrest_id         INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL UNIQUE REFERENCES record_control (control_id),
  person_id         INTEGER      NOT NULL REFERENCES person (person_id),
  agency_id         INTEGER      REFERENCES agency (agency_id),
  operation_id      INTEGER      REFERENCES operation (operation_id),
  arrest_epoch      BIGINT,
  arrest_place      VARCHAR(120),
  arrest_country_id INTEGER      REFERENCES country (country_id),
  arrest_type_id    INTEGER      REFERENCES code_value (code_value_id)
);
CREATE INDEX ix_arrest_person ON arrest (person_id);
CREATE INDEX ix_arrest_operation ON arrest (operation_id);
CREATE INDEX ix_arrest_epoch ON arrest (arrest_epoch);
CREATE TABLE arrest_charge (
  arrest_charge_id  INTEGER      NOT NULL PRIMARY KEY,
  arrest_id         INTEGER      NOT NULL REFERENCES arrest (arrest_id),
  offence_id        INTEGER      NOT NULL REFERENCES offence (offence_id)
);
CREATE INDEX ix_arrest_charge_arrest ON arrest_charge (arrest_id);
CREATE INDEX ix_arrest_charge_offence ON arrest_charge (offence_id);

CREATE TABLE seizure (
  seizure_id        INTEGER      NOT NULL PRIMARY KEY,
  control_id        INTEGER      NOT NULL UNIQUE REFERENCES record_control (control_id),
  operation_id      INTEGER      REFERENCES operation (operation_id),
  seizure_epoch     BIGINT,
  seizure_place     VARCHAR(120),
  seizure_country_id INTEGER     REFERENCES country (country_id)
);
CREATE INDEX ix_seizure_operation ON seizure (operation_id);
CREATE INDEX ix_seizure_epoch ON seizure (seizure_epoch);
CREATE TABLE seizure_exhibit (
  exhibit_id        INTEGER      NOT NULL PRIMARY KEY,
  seizure_id        INTEGER      NOT NULL REFERENCES seizure (seizure_id),
  exhibit_type_id   INTEGER      NOT NULL REFERENCES code_value (code_value_id),
  substance_id      INTEGER      REFERENCES code_value (code_value_id), -- drug, weapon or explosive, as the exhibit is
  description       VARCHAR(200),
  amount            DECIMAL(16, 3),
  unit              VARCHAR(4),                         -- kg, g, lt, no; currency by its ISO 4217 letters
  genuine           CHAR(1),                            -- Y genuine, N counterfeit
  marking           VARCHAR(60),
  origin_country_id INTEGER      REFERENCES country (country_id)
);
CREATE INDEX ix_seizure_exhibit_seizure ON seizure_exhibit (seizure_id);
CREATE INDEX ix_seizure_exhibit_type ON seizure_exhibit (exhibit_type_id);
