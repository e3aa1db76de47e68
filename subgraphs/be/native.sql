-- Belgique / België: banque de données nationale, modèle entité - événement - lien.
-- MariaDB 10.11, utf8mb4. Chaque personne, objet et fait est une entité; les liens portent un rôle.

CREATE TABLE entite (
  id_ent           INTEGER      NOT NULL PRIMARY KEY,
  typ_ent          ENUM('P', 'O', 'F') NOT NULL,               -- P personne/persoon, O objet/voorwerp, F fait/feit
  taal_langue      CHAR(1)      NOT NULL DEFAULT 'N',   -- N, F: langue des textes
  ts_maj           DATETIME     NOT NULL,               -- heure locale / plaatselijke tijd
  ts_fin_val       DATETIME,
  d_revision       CHAR(8),                             -- AAAAMMJJ / JJJJMMDD
  classif          VARCHAR(4)   NOT NULL,               -- OFF, DR-B diffusion restreinte/beperkte verspreiding, CONF
  cod_trait        TINYINT      NOT NULL,               -- 0..3, code de traitement / behandelingscode
  eval_source      CHAR(1)      NOT NULL,
  eval_info        TINYINT      NOT NULL,               -- 1..4
  statut           CHAR(1)      NOT NULL,               -- A, S, C
  cond_usage       TEXT                                 -- conditions, séparées par |
);

CREATE TABLE ent_refus (                                -- pays auxquels l'entité est refusée / geweigerd aan
  id_ent           INTEGER      NOT NULL REFERENCES entite (id_ent),
  pays             CHAR(3)      NOT NULL,               -- ISO 3166-1, trois chiffres
  PRIMARY KEY (id_ent, pays)
);

CREATE TABLE pers (
  id_ent           INTEGER      NOT NULL PRIMARY KEY REFERENCES entite (id_ent),
  nom_naam         VARCHAR(120),
  prenom_voornaam  VARCHAR(120),
  patronyme        VARCHAR(120),
  langue_nom       CHAR(3),                             -- ISO 639-3
  sexe_geslacht    TINYINT      NOT NULL DEFAULT 0,     -- 1 M, 2 F/V, 9, 0
  d_naiss_geb      CHAR(8),                             -- AAAAMMJJ, 00 = inconnu/onbekend
  d_naiss_geb_2    CHAR(8),
  lieu_naiss_fr    VARCHAR(120),
  geboorteplaats_nl VARCHAR(120),
  pays_naiss       CHAR(3),
  cod_signalement  CHAR(2)      NOT NULL,
  taille_cm        SMALLINT,
  poids_kg         SMALLINT,
  yeux_ogen        VARCHAR(40),
  cheveux_haar     VARCHAR(40),
  signes_kenmerken TEXT,                                -- séparés par |
  dangers          VARCHAR(20),                         -- lettres, p. ex. AVE
  mesure_maatregel TEXT
);
CREATE INDEX ix_pers_nom ON pers (nom_naam, prenom_voornaam);
CREATE INDEX ix_pers_naiss ON pers (d_naiss_geb);
CREATE INDEX ix_pers_sign ON pers (cod_signalement);

CREATE TABLE pers_nom (                                 -- alias et autres graphies / aliassen en andere schrijfwijzen
  id_ent           INTEGER      NOT NULL REFERENCES pers (id_ent),
  no_ordre         SMALLINT     NOT NULL,
  genre            CHAR(1)      NOT NULL,               -- A alias, B acte de naissance/geboorteakte, M bande MRZ
  nom_naam         VARCHAR(120),
  prenom_voornaam  VARCHAR(120),
  patronyme        VARCHAR(120),
  langue_nom       CHAR(3),
  translit_de      SMALLINT,                            -- rang du nom translittéré, 0 = nom principal / hoofdnaam
  PRIMARY KEY (id_ent, no_ordre)
);
CREATE INDEX ix_pers_nom_nom ON pers_nom (nom_naam, prenom_voornaam);

CREATE TABLE pers_nat (
  id_ent           INTEGER      NOT NULL REFERENCES pers (id_ent),
  no_ordre         SMALLINT     NOT NULL,
  pays             CHAR(3)      NOT NULL,
  PRIMARY KEY (id_ent, no_ordre)
);
CREATE INDEX ix_pers_nat ON pers_nat (pays);

CREATE TABLE objet (
  id_ent           INTEGER      NOT NULL PRIMARY KEY REFERENCES entite (id_ent),
  typ_objet        ENUM('DOC', 'VEH', 'ARM') NOT NULL,
  cod_etat         CHAR(3)      NOT NULL,               -- état, selon typ_objet
  marque_merk      VARCHAR(60),
  modele_model     VARCHAR(60),
  pays             CHAR(3)                              -- émission / uitgifte, immatriculation, fabrication
);
CREATE INDEX ix_objet_etat ON objet (typ_objet, cod_etat);
CREATE INDEX ix_objet_marque ON objet (marque_merk);

CREATE TABLE objet_doc (
  id_ent           INTEGER      NOT NULL PRIMARY KEY REFERENCES objet (id_ent),
  typ_doc          CHAR(2)      NOT NULL,
  no_doc           VARCHAR(40)  NOT NULL,
  d_emission       CHAR(8),
  d_expiration     CHAR(8),
  mrz_1            VARCHAR(44),
  mrz_2            VARCHAR(44),
  mrz_3            VARCHAR(44)
);
CREATE INDEX ix_objet_doc_no ON objet_doc (no_doc);

CREATE TABLE objet_veh (
  id_ent           INTEGER      NOT NULL PRIMARY KEY REFERENCES objet (id_ent),
  no_chassis       VARCHAR(20),
  plaque_plaat     VARCHAR(20),
  no_moteur        VARCHAR(40),
  annee_bouwjaar   SMALLINT,
  couleur_fr       VARCHAR(40),
  kleur_nl         VARCHAR(40),
  d_vol_diefstal   CHAR(8),
  lieu_vol_fr      VARCHAR(120),
  plaats_vol_nl    VARCHAR(120),
  pays_vol         CHAR(3)
);
CREATE INDEX ix_objet_veh_chassis ON objet_veh (no_chassis);
CREATE INDEX ix_objet_veh_plaque ON objet_veh (plaque_plaat);
CREATE INDEX ix_objet_veh_moteur ON objet_veh (no_moteur);

CREATE TABLE objet_arme (
  id_ent           INTEGER      NOT NULL PRIMARY KEY REFERENCES objet (id_ent),
  typ_arme         VARCHAR(4)   NOT NULL,
  calibre_kaliber  VARCHAR(30),
  no_serie         VARCHAR(40),
  marques_import   VARCHAR(200)                         -- séparées par ,
);
CREATE INDEX ix_objet_arme_serie ON objet_arme (no_serie);

CREATE TABLE arme_tracage (
  id_ent           INTEGER      NOT NULL REFERENCES objet_arme (id_ent),
  d_demande        CHAR(8),
  pays             CHAR(3),
  reponse_antwoord TEXT
);
CREATE INDEX ix_arme_tracage ON arme_tracage (id_ent);

CREATE TABLE fait (
  id_ent           INTEGER      NOT NULL PRIMARY KEY REFERENCES entite (id_ent),
  typ_fait         CHAR(2)      NOT NULL,               -- MD mandat/bevel, AR arrestation/aanhouding, SA saisie/beslag
  no_pv            VARCHAR(60),                         -- procès-verbal, référence / kenmerk
  ts_fait          DATETIME,
  d_emission       CHAR(8),
  d_expiration     CHAR(8),
  autorite_fr      VARCHAR(160),
  overheid_nl      VARCHAR(160),
  lieu_fr          VARCHAR(160),
  plaats_nl        VARCHAR(160),
  pays             CHAR(3),
  cod_categ        CHAR(3),
  cod_etat         CHAR(2),
  extradition      BOOLEAN,
  cod_operation    VARCHAR(40)
);
CREATE INDEX ix_fait_pv ON fait (typ_fait, no_pv);
CREATE INDEX ix_fait_ts ON fait (typ_fait, ts_fait);
CREATE INDEX ix_fait_emission ON fait (typ_fait, d_emission);
CREATE INDEX ix_fait_operation ON fait (cod_operation);

CREATE TABLE qualif (                                   -- qualifications / kwalificaties
  cod_qualif       VARCHAR(10)  NOT NULL PRIMARY KEY,
  lib_fr           VARCHAR(160) NOT NULL,
  oms_nl           VARCHAR(160) NOT NULL
);

INSERT INTO qualif (cod_qualif, lib_fr, oms_nl) VALUES
  ('CP393', 'Meurtre', 'Doodslag'),
  ('CP394', 'Assassinat', 'Moord'),
  ('CP468', 'Vol avec violences', 'Diefstal met geweld'),
  ('CP400', 'Coups et blessures graves', 'Zware slagen en verwondingen'),
  ('CP467', 'Vol avec effraction', 'Diefstal met braak'),
  ('CP461V', 'Vol de véhicule', 'Voertuigdiefstal'),
  ('STUP02', 'Trafic de stupéfiants', 'Handel in verdovende middelen'),
  ('ARM08', 'Infraction à la loi sur les armes', 'Inbreuk op de wapenwet'),
  ('CP193', 'Faux en écritures', 'Valsheid in geschriften'),
  ('CP496', 'Escroquerie', 'Oplichting'),
  ('CP433Q', 'Traite des êtres humains', 'Mensenhandel'),
  ('CP505B', 'Blanchiment', 'Witwassen'),
  ('EXPL04', 'Infraction à la loi sur les explosifs', 'Inbreuk op de wet op de springstoffen'),
  ('CP505R', 'Recel', 'Heling'),
  ('CP434', 'Enlèvement et séquestration', 'Ontvoering en opsluiting'),
  ('DOU01', 'Infraction douanière', 'Douane-inbreuk'),
  ('PVP01', 'Fraude à la plaque', 'Fraude met kentekenplaten'),
  ('CHA01', 'Délit de chasse', 'Jachtmisdrijf');

CREATE TABLE fait_qualif (
  id_ent           INTEGER      NOT NULL REFERENCES fait (id_ent),
  no_ordre         SMALLINT     NOT NULL,
  cod_qualif       VARCHAR(10)  NOT NULL REFERENCES qualif (cod_qualif),
  PRIMARY KEY (id_ent, no_ordre)
);
CREATE INDEX ix_fait_qualif ON fait_qualif (cod_qualif);

CREATE TABLE fait_bien (                                -- biens saisis / in beslag genomen goederen
  id_ent           INTEGER      NOT NULL REFERENCES fait (id_ent),
  no_ordre         SMALLINT     NOT NULL,
  nature_aard      CHAR(4)      NOT NULL,
  cod_nature       VARCHAR(6),
  descr_fr         VARCHAR(200),
  omschr_nl        VARCHAR(200),
  quantite         DECIMAL(14,3),
  unite            VARCHAR(4),
  faux_vals        BOOLEAN,
  no_ident         VARCHAR(60),
  pays             CHAR(3),
  PRIMARY KEY (id_ent, no_ordre)
);
CREATE INDEX ix_fait_bien_nature ON fait_bien (nature_aard);

CREATE TABLE lien_pers_objet (
  id_pers          INTEGER      NOT NULL REFERENCES pers (id_ent),
  id_objet         INTEGER      NOT NULL REFERENCES objet (id_ent),
  role_rol         CHAR(3)      NOT NULL,               -- TIT titulaire/titularis, UTI utilisateur/gebruiker, DET détenteur/houder
  PRIMARY KEY (id_pers, id_objet, role_rol)
);
CREATE INDEX ix_lien_pers_objet ON lien_pers_objet (id_objet, role_rol);

CREATE TABLE lien_pers_fait (
  id_pers          INTEGER      NOT NULL REFERENCES pers (id_ent),
  id_fait          INTEGER      NOT NULL REFERENCES fait (id_ent),
  role_rol         CHAR(3)      NOT NULL,               -- REC recherché/gezocht, ARR arrêté/aangehouden
  PRIMARY KEY (id_pers, id_fait, role_rol)
);
CREATE INDEX ix_lien_pers_fait ON lien_pers_fait (id_fait, role_rol);
