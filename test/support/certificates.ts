import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension, X509CertificateGenerator,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A certificate and its key: files in PEM. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** An authority made for a test. */
export interface TestAuthority {
  /** The file of its own certificate. */
  readonly file: string;
  /** Signs a certificate of a server at 127.0.0.1 or of a client, valid for an hour. */
  sign(name: string, kind: 'server' | 'client'): Promise<CertificateFiles>;
}

/** Makes an authority; its files lie in the folder. */
export async function testAuthority(folder: string, name: string): Promise<TestAuthority> {
  const hour = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };
  const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const keys = await newKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`, keys, signingAlgorithm: algorithm, ...hour,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  });
  const file = join(folder, `${name}.pem`);
  writeFileSync(file, own.toString('pem'));
  return {
    file,
    async sign(subject, kind) {
      const { publicKey, privateKey } = await newKeys();
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${subject}`, issuer: own.subject, publicKey, signingKey: keys.privateKey, signingAlgorithm: algorithm, ...hour,
        extensions: [
          new ExtendedKeyUsageExtension([kind === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth]),
          ...(kind === 'server' ? [new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])] : []),
        ],
      });
      const files = { certificate: join(folder, `${subject}.pem`), key: join(folder, `${subject}.key`) };
      writeFileSync(files.certificate, certificate.toString('pem'));
      const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
      writeFileSync(files.key, `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`, { mode: 0o600 });
      return files;
    },
  };
}
