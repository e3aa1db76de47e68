-- Bosna i Hercegovina: zajednički registar, predmeti Federacije (FBiH), Republike Srpske (RS) i Brčko distrikta (BD).
-- SQLite. Svaki zapis je predmet; ono po čemu se traži stoji u tabeli svoje vrste, sve ostalo su atributi predmeta.
-- Datumi GGGG-MM-DD (mogu stati kod godine ili mjeseca), vremena lokalna GGGG-MM-DD SS:MM:SS, države ISO 3166-1 sa dva slova.

CREATE TABLE predmet (
  oznaka          TEXT    NOT NULL PRIMARY KEY,     -- entitet-vrsta-broj, npr. FBiH-OS-000012
  entitet         TEXT    NOT NULL CHECK (entitet IN ('FBiH', 'RS', 'BD')),
  vrsta           TEXT    NOT NULL,                 -- OSOBA, ISPRAVA, VOZILO, ORUZJE, POTJERNICA, LISENJE, ODUZIMANJE
  stanje          TEXT    NOT NULL,                 -- otvoren, mirovanje, zatvoren
  povjerljivost   TEXT    NOT NULL,
  azuriran        TEXT    NOT NULL,
  vrijedi_do      TEXT,
  rok_pregleda    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX predmet_vrsta ON predmet (vrsta, entitet);

CREATE TABLE predmet_atribut (
  oznaka          TEXT    NOT NULL REFERENCES predmet (oznaka),
  redni           INTEGER NOT NULL,
  kljuc           TEXT    NOT NULL,
  vrijednost      TEXT    NOT NULL,
  PRIMARY KEY (oznaka, redni)
) STRICT, WITHOUT ROWID;
CREATE INDEX predmet_atribut_kljuc ON predmet_atribut (kljuc, vrijednost);

CREATE TABLE osoba (
  oznaka          TEXT    NOT NULL PRIMARY KEY REFERENCES predmet (oznaka),
  prezime         TEXT,
  ime             TEXT,
  ime_oca         TEXT,
  spol            TEXT    NOT NULL,                 -- M, Ž, ?
  datum_rodjenja  TEXT,
  mjesto_rodjenja TEXT,
  drzava_rodjenja TEXT,
  kategorija      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX osoba_prezime ON osoba (prezime, ime);
CREATE INDEX osoba_rodjenje ON osoba (datum_rodjenja);
CREATE INDEX osoba_kategorija ON osoba (kategorija);

CREATE TABLE isprava (
  oznaka          TEXT    NOT NULL PRIMARY KEY REFERENCES predmet (oznaka),
  nosilac         TEXT    REFERENCES osoba (oznaka),
  vrsta_isprave   TEXT    NOT NULL,
  broj            TEXT    NOT NULL,
  izdavalac       TEXT,
  izdata          TEXT,
  istice          TEXT,
  status          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX isprava_broj ON isprava (broj);
CREATE INDEX isprava_nosilac ON isprava (nosilac);
CREATE INDEX isprava_status ON isprava (status);

CREATE TABLE vozilo (
  oznaka          TEXT    NOT NULL PRIMARY KEY REFERENCES predmet (oznaka),
  sasija          TEXT,
  tablica         TEXT,
  drzava          TEXT,
  motor           TEXT,
  marka           TEXT,
  model           TEXT,
  godina          INTEGER,
  status          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX vozilo_sasija ON vozilo (sasija);
CREATE INDEX vozilo_tablica ON vozilo (tablica);
CREATE INDEX vozilo_motor ON vozilo (motor);
CREATE INDEX vozilo_status ON vozilo (status);

CREATE TABLE oruzje (
  oznaka          TEXT    NOT NULL PRIMARY KEY REFERENCES predmet (oznaka),
  vrsta_oruzja    TEXT    NOT NULL,
  marka           TEXT,
  serijski_broj   TEXT,
  status          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX oruzje_serijski ON oruzje (serijski_broj);
CREATE INDEX oruzje_vrsta ON oruzje (vrsta_oruzja);
CREATE INDEX oruzje_status ON oruzje (status);

CREATE TABLE potjernica (
  oznaka          TEXT    NOT NULL PRIMARY KEY REFERENCES predmet (oznaka),
  osoba           TEXT    NOT NULL REFERENCES osoba (oznaka),
  broj            TEXT    NOT NULL,
  sud             TEXT,
  izdata          TEXT,
  istice          TEXT,
  vrsta_naredbe   TEXT    NOT NULL,
  status          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX potjernica_osoba ON potjernica (osoba);
CREATE INDEX potjernica_broj ON potjernica (broj);
CREATE INDEX potjernica_izdata ON potjernica (izdata);

CREATE TABLE lisenje_slobode (
  oznaka          TEXT    NOT NULL PRIMARY KEY REFERENCES predmet (oznaka),
  osoba           TEXT    NOT NULL REFERENCES osoba (oznaka),
  vrijeme         TEXT,
  mjesto          TEXT,
  drzava          TEXT,
  organ           TEXT,
  nacin           TEXT    NOT NULL,
  akcija          TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX lisenje_slobode_osoba ON lisenje_slobode (osoba);
CREATE INDEX lisenje_slobode_vrijeme ON lisenje_slobode (vrijeme);
CREATE INDEX lisenje_slobode_akcija ON lisenje_slobode (akcija);

CREATE TABLE oduzimanje (
  oznaka          TEXT    NOT NULL PRIMARY KEY REFERENCES predmet (oznaka),
  vrijeme         TEXT,
  mjesto          TEXT,
  drzava          TEXT,
  akcija          TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX oduzimanje_vrijeme ON oduzimanje (vrijeme);
CREATE INDEX oduzimanje_akcija ON oduzimanje (akcija);

CREATE TABLE oduzeto (
  oznaka          TEXT    NOT NULL REFERENCES oduzimanje (oznaka),
  redni           INTEGER NOT NULL,
  vrsta           TEXT    NOT NULL,
  podvrsta        TEXT,
  opis            TEXT,
  kolicina        REAL,
  jedinica        TEXT,                             -- kg, g, l, kom; za novac ISO 4217
  krivotvoreno    TEXT,                             -- da, ne
  broj            TEXT,                             -- serijski broj, broj isprave, šasija ili tablica
  porijeklo       TEXT,
  PRIMARY KEY (oznaka, redni)
) STRICT, WITHOUT ROWID;
CREATE INDEX oduzeto_vrsta ON oduzeto (vrsta);
