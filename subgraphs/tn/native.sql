-- الجمهورية التونسية / République tunisienne: fichier central des personnes et objets recherchés.
-- PostgreSQL 15, UTF8. Intitulés en français, valeurs en arabe avec la forme latine des noms à côté.
-- Dates ISO 8601 en texte, éventuellement partielles (1984, 1984-03), sauf celles de la fiche; heures locales Africa/Tunis.
-- Les noms arabes se classent comme en arabe.
-- Chaque fiche porte: date_maj, date_fin_validite, date_reexamen, degre (ع عادي, م محدود, س سري),
-- etat_fiche (V en vigueur, S suspendue, C close), pays_exclus (codes à deux lettres, blancs entre), conditions (؛ entre).

CREATE TABLE individu (
  id_individu        BIGINT  NOT NULL PRIMARY KEY,
  cin                TEXT,                          -- carte d'identité nationale, 8 chiffres; ressortissants seulement
  nom_ar             TEXT COLLATE "ar-x-icu",
  prenom_ar          TEXT COLLATE "ar-x-icu",
  filiation_ar       TEXT,                          -- بن ...
  nom_lat            TEXT,
  prenom_lat         TEXT,
  filiation_lat      TEXT,                          -- ben ...
  sexe               TEXT    NOT NULL,              -- ذ, أ, غ
  date_naissance     TEXT,
  date_naissance_bis TEXT,                          -- autre date déclarée
  lieu_naissance     TEXT,
  pays_naissance     CHAR(2),
  nationalite        CHAR(2),
  nationalite_bis    CHAR(2),
  motif_fiche        TEXT    NOT NULL,
  taille             SMALLINT,                      -- cm
  poids              SMALLINT,                      -- kg
  yeux               TEXT,
  cheveux            TEXT,
  signe_1            TEXT,
  signe_2            TEXT,
  signe_3            TEXT,
  precautions        TEXT,                          -- codes, virgules entre
  conduite_a_tenir   TEXT,
  date_maj           TIMESTAMP NOT NULL,
  date_fin_validite  DATE,
  date_reexamen      DATE,
  degre              TEXT    NOT NULL,
  etat_fiche         CHAR(1) NOT NULL,
  pays_exclus        TEXT,
  conditions         TEXT
);
CREATE INDEX individu_nom_ar ON individu (nom_ar, prenom_ar);
CREATE INDEX individu_nom_lat ON individu (nom_lat, prenom_lat);
CREATE INDEX individu_naissance ON individu (date_naissance);
CREATE INDEX individu_cin ON individu (cin);
CREATE INDEX individu_motif ON individu (motif_fiche);

CREATE TABLE individu_autre_nom (
  id_individu        BIGINT  NOT NULL REFERENCES individu (id_individu),
  rang               SMALLINT NOT NULL,
  nature             TEXT    NOT NULL,              -- SURNOM, ETAT_CIVIL, MRZ
  nom                TEXT,
  prenom             TEXT,
  filiation          TEXT,
  langue             CHAR(3),
  PRIMARY KEY (id_individu, rang)
);
CREATE INDEX individu_autre_nom_nom ON individu_autre_nom (nom, prenom);

CREATE TABLE document_voyage (
  id_document        BIGINT  NOT NULL PRIMARY KEY,
  id_individu        BIGINT  REFERENCES individu (id_individu),
  nature             TEXT    NOT NULL,
  numero             TEXT    NOT NULL,
  pays_emission      CHAR(2),
  date_delivrance    TEXT,
  date_expiration    TEXT,
  zone_lecture       TEXT,                          -- ZLA, lignes séparées par un saut de ligne
  situation          TEXT    NOT NULL,
  date_maj           TIMESTAMP NOT NULL,
  date_fin_validite  DATE,
  date_reexamen      DATE,
  degre              TEXT    NOT NULL,
  etat_fiche         CHAR(1) NOT NULL,
  pays_exclus        TEXT,
  conditions         TEXT
);
CREATE INDEX document_voyage_numero ON document_voyage (numero);
CREATE INDEX document_voyage_individu ON document_voyage (id_individu);
CREATE INDEX document_voyage_situation ON document_voyage (situation);

CREATE TABLE vehicule (
  id_vehicule        BIGINT  NOT NULL PRIMARY KEY,
  id_detenteur       BIGINT  REFERENCES individu (id_individu),
  immatriculation    TEXT,
  pays_immat         CHAR(2),
  num_chassis        TEXT,
  num_moteur         TEXT,
  marque             TEXT,
  type_commercial    TEXT,
  annee              SMALLINT,
  couleur            TEXT,
  situation          TEXT    NOT NULL,
  vol_date           TEXT,
  vol_lieu           TEXT,
  vol_pays           CHAR(2),
  date_maj           TIMESTAMP NOT NULL,
  date_fin_validite  DATE,
  date_reexamen      DATE,
  degre              TEXT    NOT NULL,
  etat_fiche         CHAR(1) NOT NULL,
  pays_exclus        TEXT,
  conditions         TEXT
);
CREATE INDEX vehicule_immatriculation ON vehicule (immatriculation);
CREATE INDEX vehicule_chassis ON vehicule (num_chassis);
CREATE INDEX vehicule_detenteur ON vehicule (id_detenteur);
CREATE INDEX vehicule_situation ON vehicule (situation);

CREATE TABLE avis_recherche (
  id_avis            BIGINT  NOT NULL PRIMARY KEY,
  id_individu        BIGINT  NOT NULL REFERENCES individu (id_individu),
  num_avis           TEXT    NOT NULL,
  nature             TEXT    NOT NULL,
  infractions        TEXT    NOT NULL,              -- codes, points-virgules entre
  tribunal           TEXT,
  date_emission      TEXT,
  date_expiration    TEXT,
  extradition        TEXT,                          -- نعم, لا
  suite              TEXT    NOT NULL,
  date_maj           TIMESTAMP NOT NULL,
  date_fin_validite  DATE,
  date_reexamen      DATE,
  degre              TEXT    NOT NULL,
  etat_fiche         CHAR(1) NOT NULL,
  pays_exclus        TEXT,
  conditions         TEXT
);
CREATE INDEX avis_recherche_num ON avis_recherche (num_avis);
CREATE INDEX avis_recherche_individu ON avis_recherche (id_individu);
CREATE INDEX avis_recherche_emission ON avis_recherche (date_emission);

CREATE TABLE interpellation (
  id_interpellation  BIGINT  NOT NULL PRIMARY KEY,
  id_individu        BIGINT  NOT NULL REFERENCES individu (id_individu),
  date_heure         TIMESTAMP,
  lieu               TEXT,
  pays               CHAR(2),
  unite              TEXT,
  infraction_1       TEXT,
  infraction_2       TEXT,
  infraction_3       TEXT,
  mode               TEXT    NOT NULL,
  operation          TEXT,
  date_maj           TIMESTAMP NOT NULL,
  date_fin_validite  DATE,
  date_reexamen      DATE,
  degre              TEXT    NOT NULL,
  etat_fiche         CHAR(1) NOT NULL,
  pays_exclus        TEXT,
  conditions         TEXT
);
CREATE INDEX interpellation_individu ON interpellation (id_individu);
CREATE INDEX interpellation_date ON interpellation (date_heure);
CREATE INDEX interpellation_operation ON interpellation (operation);

CREATE TABLE saisie (
  id_saisie          BIGINT  NOT NULL PRIMARY KEY,
  date_heure         TIMESTAMP,
  lieu               TEXT,
  pays               CHAR(2),
  operation          TEXT,
  date_maj           TIMESTAMP NOT NULL,
  date_fin_validite  DATE,
  date_reexamen      DATE,
  degre              TEXT    NOT NULL,
  etat_fiche         CHAR(1) NOT NULL,
  pays_exclus        TEXT,
  conditions         TEXT
);
CREATE INDEX saisie_date ON saisie (date_heure);
CREATE INDEX saisie_operation ON saisie (operation);

CREATE TABLE saisie_objet (
  id_saisie          BIGINT  NOT NULL REFERENCES saisie (id_saisie),
  rang               SMALLINT NOT NULL,
  categorie          TEXT    NOT NULL,
  produit            TEXT,                          -- stupéfiant, arme ou explosif
  designation        TEXT,
  quantite           NUMERIC(14, 3),
  unite_mesure       TEXT,
  monnaie            CHAR(3),
  authentique        CHAR(1),                       -- O, N: billets
  numero             TEXT,
  pays_origine       CHAR(2),
  PRIMARY KEY (id_saisie, rang)
);
CREATE INDEX saisie_objet_categorie ON saisie_objet (categorie);
