"""An authority of a company, as a test has it: a root that signs certificates of servers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

LONG = timedelta(days=30)


class Authority:
    """A root certificate with its key."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Acme root")])
        usage = x509.KeyUsage(
            digital_signature=True,
            key_cert_sign=True,
            crl_sign=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        made = self._builder(self._name, self._key.public_key(), LONG)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        self._root = made.add_extension(usage, critical=True).sign(self._key, hashes.SHA256())

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, valid: timedelta
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - LONG)
            .not_valid_after(now + valid)
        )

    def root(self, file: Path) -> Path:
        """Write the root to a file and return it."""
        file.write_bytes(self._root.public_bytes(Encoding.PEM))
        return file

    def certify(
        self,
        folder: Path,
        host: str = "localhost",
        *,
        key: ec.EllipticCurvePrivateKey | None = None,
        valid: timedelta = LONG,
        passphrase: bytes = b"",
    ) -> tuple[Path, Path]:
        """Write certificate (with the root behind it) and key of a host, and return both files."""
        folder.mkdir(parents=True, exist_ok=True)
        key = key or ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        made = self._builder(subject, key.public_key(), valid).add_extension(
            x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False
        )
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        signed = made.sign(self._key, hashes.SHA256())
        certificate, secret = folder / "company.pem", folder / "company.key"
        certificate.write_bytes(signed.public_bytes(Encoding.PEM) + self._root.public_bytes(Encoding.PEM))
        how: KeySerializationEncryption = NoEncryption()
        if passphrase:
            how = BestAvailableEncryption(passphrase)
        secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how))
        secret.chmod(0o600)
        return certificate, secret
