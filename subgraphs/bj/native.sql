-- Bénin : gestion des dossiers de la police (inventée). SQLite.
-- Tout est versé à un dossier : les personnes impliquées, les objets (signalés ou saisis), les actes (interpellations, saisies).
-- Jours : JJ/MM/AAAA, 00 pour ce qui n'est pas connu. Heures : AAAA-MM-JJ HH:MM:SS, heure du Bénin (UTC+1).
-- Pays : ISO 3166-1, trois lettres. Les mandats sont tenus par les tribunaux ; ils ne sont pas ici.

CREATE TABLE dossier (
  numero           TEXT PRIMARY KEY,
  objet_du_dossier TEXT NOT NULL,
  operation        TEXT,                     -- opération internationale, dossier commun à tous ses actes
  unite            TEXT                      -- service qui tient le dossier
);
CREATE INDEX dossier_operation ON dossier (operation);

CREATE TABLE implique (
  id               INTEGER PRIMARY KEY,
  dossier          TEXT NOT NULL REFERENCES dossier (numero),
  role             TEXT NOT NULL,
  nom              TEXT,
  prenoms          TEXT,
  sexe             TEXT NOT NULL,            -- M F I
  ne_le            TEXT,
  dit_ne_le        TEXT,
  ne_a             TEXT,
  ne_pays          TEXT,
  nationalite      TEXT,
  dit_nationalite  TEXT,
  taille_m         REAL,                     -- mètres
  poids_kg         INTEGER,
  yeux             TEXT,
  cheveux          TEXT,
  a_faire          TEXT,
  secret           TEXT NOT NULL,            -- ORDINAIRE RESERVE SECRET
  communication    TEXT NOT NULL,
  source           TEXT NOT NULL,            -- A B C X
  vigueur          TEXT NOT NULL,            -- EN COURS, SUSPENDU, CLASSE
  reserves         TEXT,                     -- ' / ' entre deux
  exclus           TEXT,                     -- pays, une virgule entre deux
  modifie          TEXT NOT NULL,
  caduc_le         TEXT,
  a_revoir_le      TEXT
);
CREATE INDEX implique_dossier ON implique (dossier);
CREATE INDEX implique_nom ON implique (nom, prenoms);
CREATE INDEX implique_ne_le ON implique (ne_le);
CREATE INDEX implique_role ON implique (role);
CREATE INDEX implique_nationalite ON implique (nationalite);

CREATE TABLE implique_dit (                  -- alias : « dit ... »
  implique         INTEGER NOT NULL REFERENCES implique (id),
  ordre            INTEGER NOT NULL,
  nom              TEXT,
  prenoms          TEXT,
  PRIMARY KEY (implique, ordre)
);
CREATE TABLE implique_mention (              -- SIGNE : signe particulier ; DANGER : mise en garde
  implique         INTEGER NOT NULL REFERENCES implique (id),
  ordre            INTEGER NOT NULL,
  genre            TEXT NOT NULL,
  mention          TEXT NOT NULL,
  PRIMARY KEY (implique, ordre)
);

CREATE TABLE acte (
  cote             TEXT PRIMARY KEY,         -- INT- ou SAI-, puis un numéro
  dossier          TEXT NOT NULL REFERENCES dossier (numero),
  nature           TEXT NOT NULL,            -- INTERPELLATION SAISIE
  implique         INTEGER REFERENCES implique (id),
  dresse_le        TEXT,
  lieu             TEXT,
  pays             TEXT,
  unite            TEXT,
  cadre            TEXT,
  secret           TEXT NOT NULL,
  communication    TEXT NOT NULL,
  source           TEXT NOT NULL,
  vigueur          TEXT NOT NULL,
  reserves         TEXT,
  exclus           TEXT,
  modifie          TEXT NOT NULL,
  caduc_le         TEXT,
  a_revoir_le      TEXT
);
CREATE INDEX acte_dossier ON acte (dossier);
CREATE INDEX acte_implique ON acte (implique);
CREATE INDEX acte_dresse_le ON acte (nature, dresse_le);

CREATE TABLE acte_qualification (            -- les faits, en toutes lettres
  acte             TEXT NOT NULL REFERENCES acte (cote),
  ordre            INTEGER NOT NULL,
  qualification    TEXT NOT NULL,
  PRIMARY KEY (acte, ordre)
);
CREATE INDEX acte_qualification_mots ON acte_qualification (qualification);

CREATE TABLE objet (
  cote             TEXT PRIMARY KEY,         -- PIE-, VEH-, ARM- ou la cote de l'acte et un rang, puis un numéro
  dossier          TEXT NOT NULL REFERENCES dossier (numero),
  versement        TEXT NOT NULL,            -- SIGNALE ou SAISI
  acte             TEXT REFERENCES acte (cote),
  implique         INTEGER REFERENCES implique (id),
  nature           TEXT NOT NULL,
  genre            TEXT,                     -- quelle pièce, quelle arme, quel produit
  etat             TEXT,
  designation      TEXT,
  numero           TEXT,                     -- de la pièce, de série, plaque, marque du scellé
  pays             TEXT,                     -- d'émission, d'immatriculation, de fabrication, de provenance
  chassis          TEXT,
  moteur           TEXT,
  marque           TEXT,
  modele           TEXT,
  annee            INTEGER,
  couleur          TEXT,
  calibre          TEXT,
  bande            TEXT,
  delivre_le       TEXT,
  expire_le        TEXT,
  vole_le          TEXT,
  vole_a           TEXT,
  vole_pays        TEXT,
  quantite         REAL,
  mesure           TEXT,                     -- KG G L PIECE, ou la monnaie
  contrefait       TEXT,                     -- O N
  secret           TEXT,
  communication    TEXT,
  source           TEXT,
  vigueur          TEXT,
  reserves         TEXT,
  exclus           TEXT,
  modifie          TEXT,
  caduc_le         TEXT,
  a_revoir_le      TEXT
);
CREATE INDEX objet_dossier ON objet (dossier);
CREATE INDEX objet_acte ON objet (acte);
CREATE INDEX objet_implique ON objet (implique);
CREATE INDEX objet_numero ON objet (numero);
CREATE INDEX objet_chassis ON objet (chassis);
CREATE INDEX objet_moteur ON objet (moteur);
CREATE INDEX objet_etat ON objet (versement, nature, etat);

CREATE TABLE objet_poincon (                 -- marques d'importation des armes
  objet            TEXT NOT NULL REFERENCES objet (cote),
  poincon          TEXT NOT NULL,
  PRIMARY KEY (objet, poincon)
);
CREATE TABLE objet_tracage (
  objet            TEXT NOT NULL REFERENCES objet (cote),
  ordre            INTEGER NOT NULL,
  demande_le       TEXT,
  pays             TEXT,
  reponse          TEXT,
  PRIMARY KEY (objet, ordre)
);
