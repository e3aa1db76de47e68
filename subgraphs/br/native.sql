-- Base nacional de segurança pública do Brasil (inventada): tabelas normalizadas, ao modo de um banco PostgreSQL.
-- PostgreSQL 15, UTF8. Datas em DD/MM/YYYY (parte desconhecida 00); carimbos de data e hora em horário de Brasília, sem fuso.
-- O controle de cada registro (sigilo, difusão, validade) está numa tabela única, ligada um a um.

CREATE TABLE controle (
  id_controle         INTEGER PRIMARY KEY,
  atualizado_em       TIMESTAMP NOT NULL,
  valido_ate          TIMESTAMP,
  revisar_em          TEXT,
  grau_sigilo         SMALLINT NOT NULL,     -- 1 ostensivo, 2 reservado, 3 secreto
  difusao             TEXT NOT NULL,         -- L livre, P não usar como prova, A só com autorização, C sob condições
  avaliacao_fonte     TEXT,                  -- A B C X
  avaliacao_informe   SMALLINT,              -- 1 a 4
  situacao_registro   TEXT NOT NULL          -- ATIVO SUSPENSO BAIXADO
);

CREATE TABLE controle_condicao (
  id_controle         INTEGER NOT NULL REFERENCES controle (id_controle),
  ordem               INTEGER NOT NULL,
  condicao            TEXT NOT NULL,
  PRIMARY KEY (id_controle, ordem)
);

CREATE TABLE controle_pais_vedado (
  id_controle         INTEGER NOT NULL REFERENCES controle (id_controle),
  pais                TEXT NOT NULL,
  PRIMARY KEY (id_controle, pais)
);

CREATE TABLE orgao (
  id_orgao            INTEGER PRIMARY KEY,
  nome                TEXT NOT NULL UNIQUE
);

CREATE TABLE operacao (
  id_operacao         INTEGER PRIMARY KEY,
  sigla               TEXT NOT NULL UNIQUE
);

CREATE TABLE pessoa (
  id_pessoa           INTEGER PRIMARY KEY,
  id_controle         INTEGER NOT NULL UNIQUE REFERENCES controle (id_controle),
  nome                TEXT NOT NULL,         -- nome civil completo
  nome_mae            TEXT,
  cpf                 TEXT UNIQUE,
  cpf_situacao        INTEGER,               -- 0 regular, 2 suspensa, 3 titular falecido, 4 pendente, 5 cancelada, 8 nula
  sexo                TEXT NOT NULL,         -- M F I N
  data_nascimento     TEXT,
  data_nascimento_alt TEXT,                  -- a que consta em outra fonte
  naturalidade        TEXT,
  pais_nascimento     TEXT,
  condicao            TEXT NOT NULL,         -- por que consta
  conduta             TEXT                   -- o que fazer ao encontrar
);
CREATE INDEX ix_pessoa_nome ON pessoa (nome);
CREATE INDEX ix_pessoa_data_nascimento ON pessoa (data_nascimento);
CREATE INDEX ix_pessoa_condicao ON pessoa (condicao);

CREATE TABLE alcunha (
  id_pessoa           INTEGER NOT NULL REFERENCES pessoa (id_pessoa),
  ordem               INTEGER NOT NULL,
  alcunha             TEXT NOT NULL,
  especie             TEXT NOT NULL,         -- C outro nome civil, A alcunha, M zona de leitura mecânica
  PRIMARY KEY (id_pessoa, ordem)
);
CREATE INDEX ix_alcunha_alcunha ON alcunha (alcunha);

CREATE TABLE nacionalidade (
  id_pessoa           INTEGER NOT NULL REFERENCES pessoa (id_pessoa),
  ordem               INTEGER NOT NULL,
  pais                TEXT NOT NULL,         -- ISO 3166-1 alfa-2
  PRIMARY KEY (id_pessoa, ordem)
);
CREATE INDEX ix_nacionalidade_pais ON nacionalidade (pais);

CREATE TABLE caracteristica_fisica (
  id_pessoa           INTEGER PRIMARY KEY REFERENCES pessoa (id_pessoa),
  altura_cm           INTEGER,
  peso_kg             INTEGER,
  cor_olhos           TEXT,
  cor_cabelos         TEXT
);

CREATE TABLE sinal_particular (
  id_pessoa           INTEGER NOT NULL REFERENCES pessoa (id_pessoa),
  ordem               INTEGER NOT NULL,
  descricao           TEXT NOT NULL,
  PRIMARY KEY (id_pessoa, ordem)
);

CREATE TABLE alerta (
  id_pessoa           INTEGER NOT NULL REFERENCES pessoa (id_pessoa),
  ordem               INTEGER NOT NULL,
  codigo              TEXT NOT NULL,
  PRIMARY KEY (id_pessoa, ordem)
);

CREATE TABLE situacao_criminal (
  id_pessoa           INTEGER PRIMARY KEY REFERENCES pessoa (id_pessoa),
  regime              TEXT NOT NULL,         -- F fechado, S semiaberto, A aberto, P preso provisório, L livre
  unidade_prisional   TEXT,
  processos_em_curso  INTEGER NOT NULL,
  condenacoes         INTEGER NOT NULL,
  foragido_desde      TEXT
);

CREATE TABLE documento (
  id_documento        INTEGER PRIMARY KEY,
  id_controle         INTEGER NOT NULL UNIQUE REFERENCES controle (id_controle),
  id_pessoa           INTEGER REFERENCES pessoa (id_pessoa),
  tipo                TEXT NOT NULL,
  numero              TEXT NOT NULL,
  pais_emissor        TEXT,
  data_emissao        TEXT,
  data_validade       TEXT,
  zona_leitura        TEXT,
  situacao            TEXT NOT NULL
);
CREATE INDEX ix_documento_numero ON documento (numero);
CREATE INDEX ix_documento_pessoa ON documento (id_pessoa);
CREATE INDEX ix_documento_situacao ON documento (situacao);

CREATE TABLE tipo_penal (
  codigo              TEXT PRIMARY KEY,
  descricao           TEXT NOT NULL
);

CREATE TABLE mandado (
  id_mandado          INTEGER PRIMARY KEY,
  id_controle         INTEGER NOT NULL UNIQUE REFERENCES controle (id_controle),
  id_pessoa           INTEGER NOT NULL REFERENCES pessoa (id_pessoa),
  id_orgao            INTEGER REFERENCES orgao (id_orgao),
  numero              TEXT,
  especie             TEXT NOT NULL,
  data_expedicao      TEXT,
  data_validade       TEXT,
  difusao_extradicao  BOOLEAN,
  situacao            TEXT NOT NULL
);
CREATE INDEX ix_mandado_pessoa ON mandado (id_pessoa);
CREATE INDEX ix_mandado_numero ON mandado (numero);
CREATE INDEX ix_mandado_situacao ON mandado (situacao);

CREATE TABLE mandado_tipificacao (
  id_mandado          INTEGER NOT NULL REFERENCES mandado (id_mandado),
  ordem               INTEGER NOT NULL,
  tipo_penal          TEXT NOT NULL REFERENCES tipo_penal (codigo),
  PRIMARY KEY (id_mandado, ordem)
);
CREATE INDEX ix_mandado_tipificacao_tipo ON mandado_tipificacao (tipo_penal);

CREATE TABLE veiculo (
  id_veiculo          INTEGER PRIMARY KEY,
  id_controle         INTEGER NOT NULL UNIQUE REFERENCES controle (id_controle),
  id_proprietario     INTEGER REFERENCES pessoa (id_pessoa),
  placa               TEXT,                  -- padrão Mercosul ou do país emissor
  pais_placa          TEXT,
  chassi              TEXT,
  numero_motor        TEXT,
  marca_modelo        TEXT,                  -- MARCA/MODELO
  ano_modelo          INTEGER,
  cor                 TEXT,
  situacao            TEXT NOT NULL,
  data_ocorrencia     TEXT,
  local_ocorrencia    TEXT,
  pais_ocorrencia     TEXT
);
CREATE INDEX ix_veiculo_placa ON veiculo (placa, pais_placa);
CREATE INDEX ix_veiculo_chassi ON veiculo (chassi);
CREATE INDEX ix_veiculo_numero_motor ON veiculo (numero_motor);
CREATE INDEX ix_veiculo_situacao ON veiculo (situacao);
CREATE INDEX ix_veiculo_proprietario ON veiculo (id_proprietario);

CREATE TABLE arma (
  numero_cadastro     TEXT PRIMARY KEY,      -- cadastro nacional de armas
  id_controle         INTEGER NOT NULL UNIQUE REFERENCES controle (id_controle),
  id_proprietario     INTEGER REFERENCES pessoa (id_pessoa),
  especie             INTEGER NOT NULL,
  marca               TEXT,
  modelo              TEXT,
  calibre             TEXT,
  numero_serie        TEXT,
  pais_fabricacao     TEXT,
  situacao            TEXT NOT NULL
);
CREATE INDEX ix_arma_numero_serie ON arma (numero_serie);
CREATE INDEX ix_arma_marca ON arma (marca);
CREATE INDEX ix_arma_especie ON arma (especie);
CREATE INDEX ix_arma_situacao ON arma (situacao);
CREATE INDEX ix_arma_proprietario ON arma (id_proprietario);

CREATE TABLE arma_marcacao (
  numero_cadastro     TEXT NOT NULL REFERENCES arma (numero_cadastro),
  ordem               INTEGER NOT NULL,
  marcacao            TEXT NOT NULL,         -- marca de importação
  PRIMARY KEY (numero_cadastro, ordem)
);

CREATE TABLE arma_rastreamento (
  numero_cadastro     TEXT NOT NULL REFERENCES arma (numero_cadastro),
  ordem               INTEGER NOT NULL,
  data_pedido         TEXT,
  pais_consultado     TEXT,
  resposta            TEXT,
  PRIMARY KEY (numero_cadastro, ordem)
);

CREATE TABLE prisao (
  id_prisao           INTEGER PRIMARY KEY,
  id_controle         INTEGER NOT NULL UNIQUE REFERENCES controle (id_controle),
  id_pessoa           INTEGER NOT NULL REFERENCES pessoa (id_pessoa),
  id_orgao            INTEGER REFERENCES orgao (id_orgao),
  id_operacao         INTEGER REFERENCES operacao (id_operacao),
  data_hora           TIMESTAMP,
  local               TEXT,
  pais_local          TEXT,
  modalidade          TEXT                   -- FLAGRANTE INTIMACAO MANDADO
);
CREATE INDEX ix_prisao_pessoa ON prisao (id_pessoa);
CREATE INDEX ix_prisao_operacao ON prisao (id_operacao);
CREATE INDEX ix_prisao_data_hora ON prisao (data_hora);

CREATE TABLE prisao_tipificacao (
  id_prisao           INTEGER NOT NULL REFERENCES prisao (id_prisao),
  ordem               INTEGER NOT NULL,
  tipo_penal          TEXT NOT NULL REFERENCES tipo_penal (codigo),
  PRIMARY KEY (id_prisao, ordem)
);
CREATE INDEX ix_prisao_tipificacao_tipo ON prisao_tipificacao (tipo_penal);

CREATE TABLE apreensao (
  id_apreensao        INTEGER PRIMARY KEY,
  id_controle         INTEGER NOT NULL UNIQUE REFERENCES controle (id_controle),
  id_operacao         INTEGER REFERENCES operacao (id_operacao),
  data_hora           TIMESTAMP,
  local               TEXT,
  pais_local          TEXT
);
CREATE INDEX ix_apreensao_operacao ON apreensao (id_operacao);
CREATE INDEX ix_apreensao_data_hora ON apreensao (data_hora);

CREATE TABLE item_apreendido (
  id_apreensao        INTEGER NOT NULL REFERENCES apreensao (id_apreensao),
  ordem               INTEGER NOT NULL,
  especie             TEXT NOT NULL,
  substancia          TEXT,                  -- droga ou explosivo
  especie_arma        INTEGER,
  descricao           TEXT,
  quantidade          NUMERIC(14, 3),
  unidade             TEXT,                  -- kg g l ml un
  moeda               TEXT,                  -- ISO 4217
  falso               BOOLEAN,
  identificacao       TEXT,
  pais_origem         TEXT,
  PRIMARY KEY (id_apreensao, ordem)
);
CREATE INDEX ix_item_apreendido_especie ON item_apreendido (especie);
