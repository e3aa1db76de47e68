-- Togo: registre national de police (inventé). MariaDB 11, utf8mb4.
-- Peu de tables: les personnes; le registre de tout ce qui porte un numéro, de toute nature; les mandats; les interventions, qui sont
-- des arrestations ou des saisies. Il n'y a pas de registre des armes. Les codes sont des mots. Les listes sont en JSON. Instants et
-- jours sont en millisecondes depuis le 1970-01-01 UTC, sauf la naissance, AAAA-MM-JJ, qui peut s'arrêter à l'année ou au mois.
-- Pays ISO 3166-1 alpha-2. Toute fiche porte: maj, fin (de validité), diffusion (0 à 2), etat (actif, suspendu, clos), consignes
-- (une par ligne), refus (pays, liste JSON).

CREATE TABLE personne (
  id               INTEGER      NOT NULL PRIMARY KEY,
  nom              VARCHAR(120),
  prenoms          VARCHAR(120),
  alias            TEXT,                                -- [[nom, prénoms], ...]
  sexe             CHAR(1)      NOT NULL,               -- H, F, ? inconnu, - sans objet
  naissance        VARCHAR(10),
  naissance_bis    VARCHAR(10),
  lieu             VARCHAR(120),
  lieu_pays        CHAR(2),
  nationalite      CHAR(2),
  nationalite_bis  CHAR(2),
  objet            VARCHAR(24)  NOT NULL,               -- pourquoi la personne est au registre
  signalement      TEXT,                                -- {taille, poids, yeux, cheveux, signes: [...]}, ce qui est connu
  precautions      TEXT,                                -- liste de mots
  conduite         VARCHAR(200),
  maj              BIGINT       NOT NULL,
  fin              BIGINT,
  diffusion        TINYINT      NOT NULL,
  etat             VARCHAR(10)  NOT NULL,
  consignes        TEXT,
  refus            TEXT
);
CREATE INDEX personne_nom ON personne (nom, prenoms);
CREATE INDEX personne_naissance ON personne (naissance);
CREATE INDEX personne_objet ON personne (objet);

-- nature: document, vehicule. Ce qui ne vaut que pour l'autre nature reste vide.
CREATE TABLE registre (
  id               INTEGER      NOT NULL PRIMARY KEY,   -- pair: document, impair: véhicule
  nature           VARCHAR(10)  NOT NULL,
  sous_nature      VARCHAR(24),                         -- d'un document
  numero           VARCHAR(40),                         -- du document, ou plaque
  pays             CHAR(2),                             -- qui l'a délivré
  situation        VARCHAR(16)  NOT NULL,
  personne         INTEGER      REFERENCES personne (id),  -- titulaire ou détenteur
  du               BIGINT,                              -- délivrance; d'un véhicule: jour du vol
  au               BIGINT,                              -- expiration
  bande            VARCHAR(140),                        -- zone de lecture automatique, lignes séparées
  chassis          VARCHAR(17),
  moteur           VARCHAR(30),
  marque           VARCHAR(60),
  modele           VARCHAR(60),
  annee            SMALLINT,
  couleur          VARCHAR(40),
  vol_lieu         VARCHAR(120),
  vol_pays         CHAR(2),
  maj              BIGINT       NOT NULL,
  fin              BIGINT,
  diffusion        TINYINT      NOT NULL,
  etat             VARCHAR(10)  NOT NULL,
  consignes        TEXT,
  refus            TEXT
);
CREATE INDEX registre_numero ON registre (numero);
CREATE INDEX registre_chassis ON registre (chassis);
CREATE INDEX registre_nature ON registre (nature, situation);
CREATE INDEX registre_personne ON registre (personne);

CREATE TABLE mandat (
  id               INTEGER      NOT NULL PRIMARY KEY,
  personne         INTEGER      NOT NULL REFERENCES personne (id),
  numero           VARCHAR(40),
  tribunal         VARCHAR(120),
  genre            VARCHAR(24),
  suite            VARCHAR(24)  NOT NULL,
  du               BIGINT,
  au               BIGINT,
  extradition      TINYINT,                             -- 1 oui, 0 non
  maj              BIGINT       NOT NULL,
  fin              BIGINT,
  diffusion        TINYINT      NOT NULL,
  etat             VARCHAR(10)  NOT NULL,
  consignes        TEXT,
  refus            TEXT
);
CREATE INDEX mandat_personne ON mandat (personne);
CREATE INDEX mandat_numero ON mandat (numero);
CREATE INDEX mandat_du ON mandat (du);

CREATE TABLE intervention (
  id               INTEGER      NOT NULL PRIMARY KEY,   -- pair: arrestation, impair: saisie
  nature           VARCHAR(12)  NOT NULL,               -- arrestation, saisie
  instant          BIGINT,
  lieu             VARCHAR(120),
  pays             CHAR(2),
  operation        VARCHAR(40),
  service          VARCHAR(120),
  personne         INTEGER      REFERENCES personne (id),  -- arrêtée
  mode             VARCHAR(12),                         -- d'une arrestation
  maj              BIGINT       NOT NULL,
  fin              BIGINT,
  diffusion        TINYINT      NOT NULL,
  etat             VARCHAR(10)  NOT NULL,
  consignes        TEXT,
  refus            TEXT
);
CREATE INDEX intervention_nature ON intervention (nature, instant);
CREATE INDEX intervention_operation ON intervention (operation);
CREATE INDEX intervention_personne ON intervention (personne);

CREATE TABLE chef (                                     -- d'un mandat ou d'une arrestation
  id               INTEGER      NOT NULL PRIMARY KEY,
  mandat           INTEGER      REFERENCES mandat (id),
  intervention     INTEGER      REFERENCES intervention (id),
  infraction       SMALLINT     NOT NULL                -- numéro de la nomenclature nationale
);
CREATE INDEX chef_mandat ON chef (mandat);
CREATE INDEX chef_intervention ON chef (intervention);
CREATE INDEX chef_infraction ON chef (infraction);

CREATE TABLE prise (
  id               INTEGER      NOT NULL PRIMARY KEY,
  intervention     INTEGER      NOT NULL REFERENCES intervention (id),
  categorie        VARCHAR(12)  NOT NULL,
  espece           VARCHAR(24),                         -- drogue, arme ou explosif
  libelle          VARCHAR(200),
  quantite         DECIMAL(16, 3),
  unite            VARCHAR(3),                          -- kg, g, l, ml, p (pièce), ou une monnaie ISO 4217
  faux             TINYINT,                             -- 1 contrefait, 0 vrai
  numero           VARCHAR(60),
  origine          CHAR(2)
);
CREATE INDEX prise_intervention ON prise (intervention);
CREATE INDEX prise_categorie ON prise (categorie);
