-- Côte d'Ivoire: fichier des recherches (inventé). MariaDB 10.11, utf8mb4, tables larges, une ligne par fiche.
-- Dates: entiers AAAAMMJJ, 00 pour ce qui n'est pas connu; heures locales (UTC). Pays: ISO 3166-1, trois chiffres.
-- Noms: NOM, Prénoms. Une colonne qui tient plusieurs valeurs les sépare par un point-virgule.

CREATE TABLE FICHE_PERSONNE (
  NUM_FICHE       VARCHAR(12)  NOT NULL PRIMARY KEY,    -- FP et sept chiffres
  NOM_PRENOMS     VARCHAR(200) NOT NULL,
  ALIAS           VARCHAR(400),                         -- NOM, Prénoms;NOM, Prénoms
  SEXE            CHAR(1)      NOT NULL,                -- 1 masculin, 2 féminin, 0 inconnu, 9 sans objet
  DATE_NAISS      INTEGER,
  AUTRE_DATE_NAISS INTEGER,
  LIEU_NAISS      VARCHAR(120),
  PAYS_NAISS      CHAR(3),
  NATIONALITE     CHAR(3),
  AUTRE_NATIONALITE CHAR(3),
  MOTIF           VARCHAR(4)   NOT NULL,
  TAILLE_CM       SMALLINT,
  POIDS_KG        SMALLINT,
  YEUX            VARCHAR(40),
  CHEVEUX         VARCHAR(40),
  SIGNES          VARCHAR(400),
  DANGERS         VARCHAR(80),
  CONDUITE        VARCHAR(200),
  PROTECTION      CHAR(1)      NOT NULL,                -- N normale, R restreinte, C confidentielle
  TRAITEMENT      TINYINT      NOT NULL,                -- 0 à 3
  COTATION        CHAR(2),                              -- source A B C X, renseignement 1 à 4
  ETAT            CHAR(1)      NOT NULL,                -- V valide, S suspendue, A archivée
  CONDITIONS      VARCHAR(400),
  PAYS_EXCLUS     VARCHAR(80),                          -- trois chiffres, virgule entre
  MAJ_DATE        INTEGER      NOT NULL,
  MAJ_HEURE       INTEGER      NOT NULL,                -- HHMMSS
  FIN_VALIDITE    INTEGER,
  REVISION        INTEGER
);
CREATE INDEX IDX_FP_NOM ON FICHE_PERSONNE (NOM_PRENOMS);
CREATE INDEX IDX_FP_NAISS ON FICHE_PERSONNE (DATE_NAISS);
CREATE INDEX IDX_FP_NATIONALITE ON FICHE_PERSONNE (NATIONALITE);
CREATE INDEX IDX_FP_MOTIF ON FICHE_PERSONNE (MOTIF);

CREATE TABLE PIECE (
  NUM_PIECE       VARCHAR(12)  NOT NULL PRIMARY KEY,    -- PI et sept chiffres
  NUM_FICHE       VARCHAR(12)  REFERENCES FICHE_PERSONNE (NUM_FICHE),
  NATURE          CHAR(2)      NOT NULL,
  NUMERO          VARCHAR(40)  NOT NULL,
  PAYS            CHAR(3),
  DATE_EMISSION   INTEGER,
  DATE_EXPIRATION INTEGER,
  BANDE_MRZ       VARCHAR(140),
  SITUATION       CHAR(2)      NOT NULL,
  PROTECTION      CHAR(1)      NOT NULL,                -- N normale, R restreinte, C confidentielle
  TRAITEMENT      TINYINT      NOT NULL,                -- 0 à 3
  COTATION        CHAR(2),                              -- source A B C X, renseignement 1 à 4
  ETAT            CHAR(1)      NOT NULL,                -- V valide, S suspendue, A archivée
  CONDITIONS      VARCHAR(400),
  PAYS_EXCLUS     VARCHAR(80),                          -- trois chiffres, virgule entre
  MAJ_DATE        INTEGER      NOT NULL,
  MAJ_HEURE       INTEGER      NOT NULL,                -- HHMMSS
  FIN_VALIDITE    INTEGER,
  REVISION        INTEGER
);
CREATE INDEX IDX_PIECE_FICHE ON PIECE (NUM_FICHE);
CREATE INDEX IDX_PIECE_NUMERO ON PIECE (NUMERO);
CREATE INDEX IDX_PIECE_SITUATION ON PIECE (SITUATION);

CREATE TABLE MANDAT (
  NUM_MANDAT      VARCHAR(12)  NOT NULL PRIMARY KEY,    -- MA et sept chiffres
  NUM_FICHE       VARCHAR(12)  NOT NULL REFERENCES FICHE_PERSONNE (NUM_FICHE),
  NUM_PARQUET     VARCHAR(60),
  JURIDICTION     VARCHAR(120),
  TYPE_MANDAT     VARCHAR(4),
  INFRACTION_1    VARCHAR(10),
  INFRACTION_2    VARCHAR(10),
  INFRACTION_3    VARCHAR(10),
  INFRACTION_4    VARCHAR(10),
  DATE_EMISSION   INTEGER,
  DATE_EXPIRATION INTEGER,
  EXTRADITION     CHAR(3),                              -- OUI, NON
  SUITE           CHAR(2)      NOT NULL,
  PROTECTION      CHAR(1)      NOT NULL,                -- N normale, R restreinte, C confidentielle
  TRAITEMENT      TINYINT      NOT NULL,                -- 0 à 3
  COTATION        CHAR(2),                              -- source A B C X, renseignement 1 à 4
  ETAT            CHAR(1)      NOT NULL,                -- V valide, S suspendue, A archivée
  CONDITIONS      VARCHAR(400),
  PAYS_EXCLUS     VARCHAR(80),                          -- trois chiffres, virgule entre
  MAJ_DATE        INTEGER      NOT NULL,
  MAJ_HEURE       INTEGER      NOT NULL,                -- HHMMSS
  FIN_VALIDITE    INTEGER,
  REVISION        INTEGER
);
CREATE INDEX IDX_MANDAT_FICHE ON MANDAT (NUM_FICHE);
CREATE INDEX IDX_MANDAT_PARQUET ON MANDAT (NUM_PARQUET);
CREATE INDEX IDX_MANDAT_INFRACTION_1 ON MANDAT (INFRACTION_1);
CREATE INDEX IDX_MANDAT_INFRACTION_2 ON MANDAT (INFRACTION_2);
CREATE INDEX IDX_MANDAT_INFRACTION_3 ON MANDAT (INFRACTION_3);
CREATE INDEX IDX_MANDAT_EMISSION ON MANDAT (DATE_EMISSION);

CREATE TABLE VEHICULE (
  NUM_VEHICULE    VARCHAR(12)  NOT NULL PRIMARY KEY,    -- VE et sept chiffres
  NUM_FICHE       VARCHAR(12)  REFERENCES FICHE_PERSONNE (NUM_FICHE),
  IMMATRICULATION VARCHAR(20),
  PAYS_IMMAT      CHAR(3),
  CHASSIS         VARCHAR(20),
  MOTEUR          VARCHAR(40),
  MARQUE          VARCHAR(60),
  MODELE          VARCHAR(60),
  ANNEE           SMALLINT,
  COULEUR         VARCHAR(40),
  SITUATION       CHAR(2)      NOT NULL,
  VOL_DATE        INTEGER,
  VOL_LIEU        VARCHAR(120),
  VOL_PAYS        CHAR(3),
  PROTECTION      CHAR(1)      NOT NULL,                -- N normale, R restreinte, C confidentielle
  TRAITEMENT      TINYINT      NOT NULL,                -- 0 à 3
  COTATION        CHAR(2),                              -- source A B C X, renseignement 1 à 4
  ETAT            CHAR(1)      NOT NULL,                -- V valide, S suspendue, A archivée
  CONDITIONS      VARCHAR(400),
  PAYS_EXCLUS     VARCHAR(80),                          -- trois chiffres, virgule entre
  MAJ_DATE        INTEGER      NOT NULL,
  MAJ_HEURE       INTEGER      NOT NULL,                -- HHMMSS
  FIN_VALIDITE    INTEGER,
  REVISION        INTEGER
);
CREATE INDEX IDX_VEHICULE_FICHE ON VEHICULE (NUM_FICHE);
CREATE INDEX IDX_VEHICULE_IMMAT ON VEHICULE (IMMATRICULATION);
CREATE INDEX IDX_VEHICULE_CHASSIS ON VEHICULE (CHASSIS);
CREATE INDEX IDX_VEHICULE_MOTEUR ON VEHICULE (MOTEUR);
CREATE INDEX IDX_VEHICULE_SITUATION ON VEHICULE (SITUATION);

CREATE TABLE ARME (
  NUM_ARME        VARCHAR(12)  NOT NULL PRIMARY KEY,    -- AR et sept chiffres
  NUM_FICHE       VARCHAR(12)  REFERENCES FICHE_PERSONNE (NUM_FICHE),
  GENRE           VARCHAR(6)   NOT NULL,
  MARQUE          VARCHAR(60),
  MODELE          VARCHAR(60),
  CALIBRE         VARCHAR(30),
  MATRICULE       VARCHAR(40),
  PAYS_FABRICATION CHAR(3),
  MARQUES_IMPORT  VARCHAR(200),
  SITUATION       CHAR(2)      NOT NULL,
  TRACAGE         VARCHAR(400),                         -- AAAAMMJJ pays réponse;AAAAMMJJ pays réponse,
  PROTECTION      CHAR(1)      NOT NULL,                -- N normale, R restreinte, C confidentielle
  TRAITEMENT      TINYINT      NOT NULL,                -- 0 à 3
  COTATION        CHAR(2),                              -- source A B C X, renseignement 1 à 4
  ETAT            CHAR(1)      NOT NULL,                -- V valide, S suspendue, A archivée
  CONDITIONS      VARCHAR(400),
  PAYS_EXCLUS     VARCHAR(80),                          -- trois chiffres, virgule entre
  MAJ_DATE        INTEGER      NOT NULL,
  MAJ_HEURE       INTEGER      NOT NULL,                -- HHMMSS
  FIN_VALIDITE    INTEGER,
  REVISION        INTEGER
);
CREATE INDEX IDX_ARME_FICHE ON ARME (NUM_FICHE);
CREATE INDEX IDX_ARME_MATRICULE ON ARME (MATRICULE);
CREATE INDEX IDX_ARME_GENRE ON ARME (GENRE);
CREATE INDEX IDX_ARME_SITUATION ON ARME (SITUATION);

CREATE TABLE INTERPELLATION (
  NUM_INTERP      VARCHAR(12)  NOT NULL PRIMARY KEY,    -- IN et sept chiffres
  NUM_FICHE       VARCHAR(12)  NOT NULL REFERENCES FICHE_PERSONNE (NUM_FICHE),
  DATE_HEURE      DATETIME,
  LIEU            VARCHAR(120),
  PAYS            CHAR(3),
  SERVICE         VARCHAR(120),
  CADRE           CHAR(2),
  FAITS           VARCHAR(80),
  OPERATION       VARCHAR(40),
  PROTECTION      CHAR(1)      NOT NULL,                -- N normale, R restreinte, C confidentielle
  TRAITEMENT      TINYINT      NOT NULL,                -- 0 à 3
  COTATION        CHAR(2),                              -- source A B C X, renseignement 1 à 4
  ETAT            CHAR(1)      NOT NULL,                -- V valide, S suspendue, A archivée
  CONDITIONS      VARCHAR(400),
  PAYS_EXCLUS     VARCHAR(80),                          -- trois chiffres, virgule entre
  MAJ_DATE        INTEGER      NOT NULL,
  MAJ_HEURE       INTEGER      NOT NULL,                -- HHMMSS
  FIN_VALIDITE    INTEGER,
  REVISION        INTEGER
);
CREATE INDEX IDX_INTERP_FICHE ON INTERPELLATION (NUM_FICHE);
CREATE INDEX IDX_INTERP_DATE ON INTERPELLATION (DATE_HEURE);
CREATE INDEX IDX_INTERP_OPERATION ON INTERPELLATION (OPERATION);

CREATE TABLE SAISIE (
  NUM_SAISIE      VARCHAR(12)  NOT NULL PRIMARY KEY,    -- SA et sept chiffres
  DATE_HEURE      DATETIME,
  LIEU            VARCHAR(120),
  PAYS            CHAR(3),
  OPERATION       VARCHAR(40),
  PROTECTION      CHAR(1)      NOT NULL,                -- N normale, R restreinte, C confidentielle
  TRAITEMENT      TINYINT      NOT NULL,                -- 0 à 3
  COTATION        CHAR(2),                              -- source A B C X, renseignement 1 à 4
  ETAT            CHAR(1)      NOT NULL,                -- V valide, S suspendue, A archivée
  CONDITIONS      VARCHAR(400),
  PAYS_EXCLUS     VARCHAR(80),                          -- trois chiffres, virgule entre
  MAJ_DATE        INTEGER      NOT NULL,
  MAJ_HEURE       INTEGER      NOT NULL,                -- HHMMSS
  FIN_VALIDITE    INTEGER,
  REVISION        INTEGER
);
CREATE INDEX IDX_SAISIE_DATE ON SAISIE (DATE_HEURE);
CREATE INDEX IDX_SAISIE_OPERATION ON SAISIE (OPERATION);

CREATE TABLE SCELLE (
  NUM_SAISIE      VARCHAR(12)  NOT NULL REFERENCES SAISIE (NUM_SAISIE),
  NUM_SCELLE      SMALLINT     NOT NULL,
  NATURE          CHAR(2)      NOT NULL,
  STUPEFIANT      VARCHAR(6),
  GENRE_ARME      VARCHAR(6),
  EXPLOSIF        VARCHAR(6),
  DESIGNATION     VARCHAR(200),
  POIDS_G         DECIMAL(16, 3),                       -- ce qui se pèse, toujours en grammes
  VOLUME_L        DECIMAL(16, 3),
  NOMBRE          INTEGER,
  MONTANT         DECIMAL(16, 2),
  MONNAIE         CHAR(3),
  FAUX            CHAR(3),                              -- OUI, NON
  MARQUAGE        VARCHAR(60),
  PROVENANCE      CHAR(3),
  PRIMARY KEY (NUM_SAISIE, NUM_SCELLE)
);
CREATE INDEX IDX_SCELLE_NATURE ON SCELLE (NATURE);
