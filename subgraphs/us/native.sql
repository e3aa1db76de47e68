-- National Crime Files of the United States (invented; PostgreSQL 15, UTF8), after the shape of NCIC: one file for each kind of entry, short
-- field codes, entries known by their NIC number, persons by their universal control number (UCN). All text is in
-- capitals without diacritics. Dates are YYYYMMDD (unknown parts 00) unless the comment says otherwise.

CREATE TABLE agency (
  ori           TEXT PRIMARY KEY,          -- originating agency identifier
  agency_name   TEXT NOT NULL UNIQUE
);

CREATE TABLE make_code (
  vma           TEXT PRIMARY KEY,          -- four characters
  make          TEXT NOT NULL UNIQUE
);

CREATE TABLE person (
  ucn           TEXT PRIMARY KEY,          -- universal control number
  mke           TEXT NOT NULL,             -- message key: why the person is entered
  nam           TEXT NOT NULL,             -- LAST,FIRST MIDDLE
  sex           TEXT,                      -- M F U X
  rac           TEXT NOT NULL DEFAULT 'U', -- A B I W U; not disclosed to other countries
  dob           TEXT,
  pob           TEXT,                      -- place of birth in words
  pob_cou       TEXT,                      -- its country, ISO 3166-1 alpha-3
  ctz           TEXT,                      -- citizenship, ISO 3166-1 alpha-3
  hgt           TEXT,                      -- one digit of feet, two of inches
  wgt           INTEGER,                   -- pounds
  eye           TEXT,
  hai           TEXT,
  act           TEXT,                      -- action to take
  sts           TEXT NOT NULL,             -- A active, S suspended, C cleared
  dis           TEXT NOT NULL,             -- dissemination: U unclassified, L law enforcement sensitive, C confidential
  hnd           TEXT NOT NULL,             -- handling code
  dny           TEXT,                      -- countries the entry is never shown to, alpha-3, blanks between
  mis           TEXT,                      -- miscellaneous: conditions of use, // between
  val           TEXT,                      -- next validation of the entry
  ret           BIGINT,                    -- end of retention, epoch seconds
  dlu           TIMESTAMPTZ NOT NULL       -- last update
);
CREATE INDEX person_nam ON person (nam);
CREATE INDEX person_dob ON person (dob);
CREATE INDEX person_mke ON person (mke);
CREATE INDEX person_ctz ON person (ctz);

CREATE TABLE supplemental_aka (
  ucn           TEXT NOT NULL REFERENCES person (ucn),
  seq           INTEGER NOT NULL,
  aka           TEXT NOT NULL,
  PRIMARY KEY (ucn, seq)
);
CREATE INDEX supplemental_aka_aka ON supplemental_aka (aka);

CREATE TABLE supplemental_dob (
  ucn           TEXT NOT NULL REFERENCES person (ucn),
  seq           INTEGER NOT NULL,
  dob           TEXT NOT NULL,
  PRIMARY KEY (ucn, seq)
);
CREATE INDEX supplemental_dob_dob ON supplemental_dob (dob);

CREATE TABLE supplemental_ctz (
  ucn           TEXT NOT NULL REFERENCES person (ucn),
  seq           INTEGER NOT NULL,
  ctz           TEXT NOT NULL,
  PRIMARY KEY (ucn, seq)
);
CREATE INDEX supplemental_ctz_ctz ON supplemental_ctz (ctz);

CREATE TABLE supplemental_smt (
  ucn           TEXT NOT NULL REFERENCES person (ucn),
  seq           INTEGER NOT NULL,
  smt           TEXT NOT NULL,             -- scars, marks, tattoos
  PRIMARY KEY (ucn, seq)
);

CREATE TABLE supplemental_cmc (
  ucn           TEXT NOT NULL REFERENCES person (ucn),
  seq           INTEGER NOT NULL,
  cmc           TEXT NOT NULL,             -- caution and medical condition
  PRIMARY KEY (ucn, seq)
);

CREATE TABLE wanted_person (
  nic           TEXT PRIMARY KEY,          -- W and nine digits
  ucn           TEXT NOT NULL REFERENCES person (ucn),
  ori           TEXT REFERENCES agency (ori),
  oca           TEXT,                      -- originating agency case number
  off           TEXT NOT NULL,             -- principal offense, four digits
  wty           TEXT,                      -- type of warrant
  wst           TEXT,                      -- what has become of it
  dow           TEXT,                      -- date of warrant
  dox           TEXT,                      -- date of expiry
  exl           INTEGER,                   -- extradition limitation: 1 full extradition, 4 none
  act           TEXT,
  sts           TEXT NOT NULL,
  dis           TEXT NOT NULL,
  hnd           TEXT NOT NULL,
  dny           TEXT,
  mis           TEXT,
  val           TEXT,
  ret           BIGINT,
  dlu           TIMESTAMPTZ NOT NULL
);
CREATE INDEX wanted_person_ucn ON wanted_person (ucn);
CREATE INDEX wanted_person_oca ON wanted_person (oca);
CREATE INDEX wanted_person_off ON wanted_person (off);
CREATE INDEX wanted_person_dow ON wanted_person (dow);

CREATE TABLE additional_offense (
  nic           TEXT NOT NULL REFERENCES wanted_person (nic),
  seq           INTEGER NOT NULL,
  ado           TEXT NOT NULL,
  PRIMARY KEY (nic, seq)
);
CREATE INDEX additional_offense_ado ON additional_offense (ado);

CREATE TABLE vehicle_file (
  nic           TEXT PRIMARY KEY,          -- V and nine digits
  mke           TEXT NOT NULL,
  lic           TEXT,                      -- license plate
  lis           TEXT,                      -- who issued it, ISO 3166-1 alpha-3
  vin           TEXT,
  vyr           INTEGER,
  vma           TEXT REFERENCES make_code (vma),
  vmo           TEXT,
  vco           TEXT,                      -- three letters
  dot           TEXT,                      -- date of theft
  tpl           TEXT,                      -- place of theft
  tpl_cou       TEXT,
  reg_ucn       TEXT REFERENCES person (ucn),
  sts           TEXT NOT NULL,
  dis           TEXT NOT NULL,
  hnd           TEXT NOT NULL,
  dny           TEXT,
  mis           TEXT,
  val           TEXT,
  ret           BIGINT,
  dlu           TIMESTAMPTZ NOT NULL
);
CREATE INDEX vehicle_file_vin ON vehicle_file (vin);
CREATE INDEX vehicle_file_lic ON vehicle_file (lic, lis);
CREATE INDEX vehicle_file_mke ON vehicle_file (mke);
CREATE INDEX vehicle_file_reg_ucn ON vehicle_file (reg_ucn);

CREATE TABLE gun_file (
  nic           TEXT PRIMARY KEY,          -- G and nine digits
  mke           TEXT NOT NULL,
  typ           TEXT NOT NULL,             -- two letters: kind and action
  ser           TEXT,
  mak           TEXT,
  mod           TEXT,
  cal           TEXT,
  coi           TEXT,                      -- country of manufacture, ISO 3166-1 alpha-3
  imk           TEXT,                      -- import marks, // between
  own_ucn       TEXT REFERENCES person (ucn),
  sts           TEXT NOT NULL,
  dis           TEXT NOT NULL,
  hnd           TEXT NOT NULL,
  dny           TEXT,
  mis           TEXT,
  val           TEXT,
  ret           BIGINT,
  dlu           TIMESTAMPTZ NOT NULL
);
CREATE INDEX gun_file_ser ON gun_file (ser);
CREATE INDEX gun_file_mak ON gun_file (mak);
CREATE INDEX gun_file_typ ON gun_file (typ);
CREATE INDEX gun_file_mke ON gun_file (mke);
CREATE INDEX gun_file_own_ucn ON gun_file (own_ucn);

CREATE TABLE trace_request (
  nic           TEXT NOT NULL REFERENCES gun_file (nic),
  seq           INTEGER NOT NULL,
  trd           TEXT,
  req           TEXT,                      -- country asked, ISO 3166-1 alpha-3
  dsp           TEXT,                      -- disposition
  PRIMARY KEY (nic, seq)
);

CREATE TABLE travel_document_file (
  nic           TEXT PRIMARY KEY,          -- D and nine digits
  mke           TEXT NOT NULL,
  typ           TEXT NOT NULL,
  dno           TEXT NOT NULL,             -- number as printed
  iss           TEXT,                      -- ISO 3166-1 alpha-3
  doi           TEXT,
  doe           TEXT,
  mrz           TEXT,                      -- lines with a line feed between
  hld_ucn       TEXT REFERENCES person (ucn),
  sts           TEXT NOT NULL,
  dis           TEXT NOT NULL,
  hnd           TEXT NOT NULL,
  dny           TEXT,
  mis           TEXT,
  val           TEXT,
  ret           BIGINT,
  dlu           TIMESTAMPTZ NOT NULL
);
CREATE INDEX travel_document_file_dno ON travel_document_file (dno, iss);
CREATE INDEX travel_document_file_mke ON travel_document_file (mke);
CREATE INDEX travel_document_file_hld_ucn ON travel_document_file (hld_ucn);

CREATE TABLE arrest_cycle (
  acn           INTEGER PRIMARY KEY,       -- arrest cycle number
  ucn           TEXT NOT NULL REFERENCES person (ucn),
  ori           TEXT REFERENCES agency (ori),
  doa           BIGINT,                    -- date and time of arrest, epoch seconds
  poa           TEXT,                      -- place of arrest
  poa_cou       TEXT,
  toa           TEXT,                      -- type of arrest: O on view, S summoned, T taken into custody
  tfo           TEXT,                      -- task force operation
  sts           TEXT NOT NULL,
  dis           TEXT NOT NULL,
  hnd           TEXT NOT NULL,
  dny           TEXT,
  mis           TEXT,
  val           TEXT,
  ret           BIGINT,
  dlu           TIMESTAMPTZ NOT NULL
);
CREATE INDEX arrest_cycle_ucn ON arrest_cycle (ucn);
CREATE INDEX arrest_cycle_doa ON arrest_cycle (doa);
CREATE INDEX arrest_cycle_tfo ON arrest_cycle (tfo);

CREATE TABLE arrest_charge (
  acn           INTEGER NOT NULL REFERENCES arrest_cycle (acn),
  seq           INTEGER NOT NULL,
  off           TEXT NOT NULL,
  PRIMARY KEY (acn, seq)
);
CREATE INDEX arrest_charge_off ON arrest_charge (off);

CREATE TABLE seizure_incident (
  inc           TEXT PRIMARY KEY,          -- incident number
  dos           BIGINT,                    -- date and time of seizure, epoch milliseconds
  loc           TEXT,
  loc_cou       TEXT,
  tfo           TEXT,
  sts           TEXT NOT NULL,
  dis           TEXT NOT NULL,
  hnd           TEXT NOT NULL,
  dny           TEXT,
  mis           TEXT,
  val           TEXT,
  ret           BIGINT,
  dlu           TIMESTAMPTZ NOT NULL
);
CREATE INDEX seizure_incident_dos ON seizure_incident (dos);
CREATE INDEX seizure_incident_tfo ON seizure_incident (tfo);

CREATE TABLE seized_property (
  inc           TEXT NOT NULL REFERENCES seizure_incident (inc),
  seq           INTEGER NOT NULL,
  prd           TEXT NOT NULL,             -- property description, two digits
  cod           TEXT,                      -- drug type, explosive filler or gun type
  dsc           TEXT,
  qty           NUMERIC(14, 3),
  msr           TEXT,                      -- KG GM LB OZ LT ML NP, or the currency
  cft           TEXT,                      -- counterfeit: Y N
  idn           TEXT,                      -- serial, plate, VIN or document number
  cou           TEXT,                      -- ISO 3166-1 alpha-3
  PRIMARY KEY (inc, seq)
);
CREATE INDEX seized_property_prd ON seized_property (prd);
