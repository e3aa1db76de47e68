-- Fichiers de recherche et d'objets de la France: one file header for every record, and a table for each thing that repeats.
-- PostgreSQL 15, UTF8. Dates: DD/MM/YYYY with 00 for an unknown part in the persons and documents files, DATE in those of vehicles, arms
-- and procedures. Times are legal time in France. Countries are ISO 3166-1 alpha-3. Names sort as in French.

CREATE TABLE fiche (
  id_fiche        VARCHAR(16) PRIMARY KEY,
  maj             TIMESTAMP   NOT NULL,
  fin_validite    VARCHAR(10),
  date_revision   DATE,
  protection      VARCHAR(4)  NOT NULL,
  traitement      VARCHAR(1)  NOT NULL,
  cotation_source VARCHAR(1)  NOT NULL,
  cotation_info   VARCHAR(1)  NOT NULL,
  etat            VARCHAR(1)  NOT NULL
);
CREATE TABLE fiche_restriction (
  id_fiche VARCHAR(16)  NOT NULL REFERENCES fiche (id_fiche),
  libelle  VARCHAR(200) NOT NULL,
  PRIMARY KEY (id_fiche, libelle)
);
CREATE TABLE fiche_exclusion (
  id_fiche VARCHAR(16) NOT NULL REFERENCES fiche (id_fiche),
  pays     VARCHAR(3)  NOT NULL,
  PRIMARY KEY (id_fiche, pays)
);

CREATE TABLE individu (
  id_individu      INTEGER PRIMARY KEY,
  id_fiche         VARCHAR(16) NOT NULL UNIQUE REFERENCES fiche (id_fiche),
  motif            VARCHAR(4)  NOT NULL,
  sexe             VARCHAR(1),
  ville_naissance  VARCHAR(100),
  pays_naissance   VARCHAR(3),
  taille_cm        INTEGER,
  poids_kg         INTEGER,
  yeux             VARCHAR(20),
  cheveux          VARCHAR(20),
  conduite_a_tenir VARCHAR(200)
);
CREATE TABLE identite (
  id_individu INTEGER PRIMARY KEY REFERENCES individu (id_individu),
  nom         VARCHAR(100) COLLATE "fr-x-icu" NOT NULL,
  prenoms     VARCHAR(100) COLLATE "fr-x-icu"
);
CREATE TABLE alias (
  id_alias    INTEGER PRIMARY KEY,
  id_individu INTEGER      NOT NULL REFERENCES individu (id_individu),
  nom         VARCHAR(100) COLLATE "fr-x-icu" NOT NULL,
  prenoms     VARCHAR(100) COLLATE "fr-x-icu"
);
CREATE INDEX alias_individu ON alias (id_individu);
CREATE TABLE naissance (
  id_individu    INTEGER     NOT NULL REFERENCES individu (id_individu),
  rang           INTEGER     NOT NULL,
  date_naissance VARCHAR(10) NOT NULL,
  PRIMARY KEY (id_individu, rang)
);
CREATE TABLE nationalite (
  id_individu INTEGER    NOT NULL REFERENCES individu (id_individu),
  rang        INTEGER    NOT NULL,
  pays        VARCHAR(3) NOT NULL,
  PRIMARY KEY (id_individu, rang)
);
CREATE TABLE signe_particulier (
  id_individu INTEGER      NOT NULL REFERENCES individu (id_individu),
  libelle     VARCHAR(200) NOT NULL,
  PRIMARY KEY (id_individu, libelle)
);
CREATE TABLE mise_en_garde (
  id_individu INTEGER    NOT NULL REFERENCES individu (id_individu),
  code        VARCHAR(4) NOT NULL,
  PRIMARY KEY (id_individu, code)
);
CREATE TABLE fiche_s (
  numero       VARCHAR(12) PRIMARY KEY,
  id_individu  INTEGER     NOT NULL UNIQUE REFERENCES individu (id_individu),
  niveau       VARCHAR(3)  NOT NULL,
  emise_le     VARCHAR(10) NOT NULL,
  service      VARCHAR(60) NOT NULL,
  instructions VARCHAR(200)
);

CREATE TABLE document (
  id_document   INTEGER PRIMARY KEY,
  id_fiche      VARCHAR(16) NOT NULL UNIQUE REFERENCES fiche (id_fiche),
  nature        VARCHAR(3)  NOT NULL,
  numero        VARCHAR(20) NOT NULL,
  pays_emetteur VARCHAR(3)  NOT NULL,
  delivre_le    VARCHAR(10),
  expire_le     VARCHAR(10),
  mrz_1         VARCHAR(44),
  mrz_2         VARCHAR(44),
  mrz_3         VARCHAR(30),
  situation     VARCHAR(2)  NOT NULL,
  id_titulaire  INTEGER REFERENCES individu (id_individu)
);
CREATE INDEX document_numero ON document (numero);
CREATE INDEX document_titulaire ON document (id_titulaire);

CREATE TABLE vehicule (
  id_vehicule      INTEGER PRIMARY KEY,
  id_fiche         VARCHAR(16) NOT NULL UNIQUE REFERENCES fiche (id_fiche),
  vin              VARCHAR(17),
  immatriculation  VARCHAR(16),
  pays_immat       VARCHAR(3),
  marque           VARCHAR(40),
  modele           VARCHAR(40),
  annee            INTEGER,
  couleur          VARCHAR(20),
  numero_moteur    VARCHAR(20),
  situation        VARCHAR(4)  NOT NULL,
  id_detenteur     INTEGER REFERENCES individu (id_individu)
);
CREATE INDEX vehicule_vin ON vehicule (vin);
CREATE INDEX vehicule_immatriculation ON vehicule (immatriculation);
CREATE INDEX vehicule_detenteur ON vehicule (id_detenteur);
CREATE TABLE vol_vehicule (
  id_vehicule INTEGER PRIMARY KEY REFERENCES vehicule (id_vehicule),
  date_vol    DATE,
  lieu_vol    VARCHAR(100),
  pays_vol    VARCHAR(3)
);

CREATE TABLE arme (
  id_arme      INTEGER PRIMARY KEY,
  id_fiche     VARCHAR(16) NOT NULL UNIQUE REFERENCES fiche (id_fiche),
  categorie    VARCHAR(4)  NOT NULL,
  marque       VARCHAR(40),
  modele       VARCHAR(40),
  calibre      VARCHAR(20),
  matricule    VARCHAR(30),
  pays_origine VARCHAR(3),
  situation    VARCHAR(4)  NOT NULL,
  id_detenteur INTEGER REFERENCES individu (id_individu)
);
CREATE INDEX arme_matricule ON arme (matricule);
CREATE INDEX arme_detenteur ON arme (id_detenteur);
CREATE TABLE marque_importation (
  id_arme INTEGER     NOT NULL REFERENCES arme (id_arme),
  marque  VARCHAR(60) NOT NULL,
  PRIMARY KEY (id_arme, marque)
);
CREATE TABLE demande_tracage (
  id_arme     INTEGER     NOT NULL REFERENCES arme (id_arme),
  rang        INTEGER     NOT NULL,
  date_envoi  DATE        NOT NULL,
  pays        VARCHAR(3)  NOT NULL,
  reponse     VARCHAR(200),
  PRIMARY KEY (id_arme, rang)
);

CREATE TABLE nature_infraction (
  natinf  VARCHAR(6)   PRIMARY KEY,
  libelle VARCHAR(120) NOT NULL
);
CREATE TABLE mandat (
  id_mandat   INTEGER PRIMARY KEY,
  id_fiche    VARCHAR(16)  NOT NULL UNIQUE REFERENCES fiche (id_fiche),
  id_individu INTEGER      NOT NULL REFERENCES individu (id_individu),
  reference   VARCHAR(40)  NOT NULL,
  type_mandat VARCHAR(2)   NOT NULL,
  juridiction VARCHAR(100) NOT NULL,
  delivre_le  DATE,
  expire_le   DATE,
  extradition BOOLEAN,
  situation   VARCHAR(2)   NOT NULL
);
CREATE INDEX mandat_individu ON mandat (id_individu);
CREATE TABLE mandat_infraction (
  id_mandat INTEGER    NOT NULL REFERENCES mandat (id_mandat),
  natinf    VARCHAR(6) NOT NULL REFERENCES nature_infraction (natinf),
  PRIMARY KEY (id_mandat, natinf)
);

CREATE TABLE interpellation (
  id_interpellation INTEGER PRIMARY KEY,
  id_fiche          VARCHAR(16)  NOT NULL UNIQUE REFERENCES fiche (id_fiche),
  id_individu       INTEGER      NOT NULL REFERENCES individu (id_individu),
  date_heure        TIMESTAMP    NOT NULL,
  commune           VARCHAR(100),
  pays              VARCHAR(3),
  service           VARCHAR(100) NOT NULL,
  cadre             VARCHAR(3)   NOT NULL,
  operation         VARCHAR(30)
);
CREATE INDEX interpellation_individu ON interpellation (id_individu);
CREATE TABLE interpellation_infraction (
  id_interpellation INTEGER    NOT NULL REFERENCES interpellation (id_interpellation),
  natinf            VARCHAR(6) NOT NULL REFERENCES nature_infraction (natinf),
  PRIMARY KEY (id_interpellation, natinf)
);

CREATE TABLE saisie (
  id_saisie  INTEGER PRIMARY KEY,
  id_fiche   VARCHAR(16) NOT NULL UNIQUE REFERENCES fiche (id_fiche),
  date_heure TIMESTAMP   NOT NULL,
  commune    VARCHAR(100),
  pays       VARCHAR(3),
  operation  VARCHAR(30)
);
CREATE TABLE objet_saisi (
  id_saisie    INTEGER     NOT NULL REFERENCES saisie (id_saisie),
  rang         INTEGER     NOT NULL,
  nature       VARCHAR(4)  NOT NULL,
  produit      VARCHAR(4),
  designation  VARCHAR(200),
  quantite     NUMERIC(14, 3),
  unite        VARCHAR(3),
  contrefait   BOOLEAN,
  numero       VARCHAR(40),
  pays_origine VARCHAR(3),
  PRIMARY KEY (id_saisie, rang)
);
