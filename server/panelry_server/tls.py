"""TLS: the server's key and certificate, its own or the company's, and the pin by which terminals know it.

    tls/key.pem  tls/certificate.pem    in the data folder, 0600; the key is made once and never replaced

The pin is the base64url SHA-256 of the public key (SPKI, RFC 5280) without padding: 43 characters. A
certificate that is renewed for the same key keeps it.
"""

import base64
import hashlib
import ssl
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.settings import Settings, SettingsError

FOLDER, KEY, CERTIFICATE = "tls", "key.pem", "certificate.pem"
VALID, RENEW = timedelta(days=3650), timedelta(days=365)
"""How long our own certificate is good, and how long before its end a start makes the next one (chosen)."""
_EARLIER = timedelta(days=2)
"""A terminal's clock may be behind by this much."""
_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "panelry-server")])


class Identity(msgspec.Struct, frozen=True):
    """What the server shows of itself: a context for its listener, its pin, the end of its certificate."""

    context: ssl.SSLContext
    pin: str
    until: datetime


def identity_of(settings: Settings, now: datetime) -> Identity:
    """Return the server's identity: the company's where the settings name one, else the folder's own.

    The folder's own is made where it is missing; the caller holds the folder's lock. `SettingsError`
    names the file that cannot be used. `now` is an aware instant.
    """
    if settings.certificate is None and settings.key is None:
        paths = _own(settings.folder / FOLDER, now)
    else:
        paths = _company(settings)
    chain = _certificates(paths[0])
    until = chain[0].not_valid_after_utc
    if until <= now:
        cure = "Renew it for the same key, so that terminals still know this server"
        raise SettingsError(str(paths[0]), "certificate", f"it ended on {until:%d %b %Y}. {cure}.")
    return Identity(_context(*paths), pin_of(chain[0]), until)


def pin_of(certificate: x509.Certificate) -> str:
    """Return the pin of a certificate's public key: 43 characters of base64url."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    public = certificate.public_key().public_bytes(serialization.Encoding.DER, form)
    return base64.urlsafe_b64encode(hashlib.sha256(public).digest()).decode().rstrip("=")


def _company(settings: Settings) -> tuple[Path, Path]:
    certificate, key = settings.certificate, settings.key
    if certificate is None or key is None:
        named, other = ("key", "certificate") if certificate is None else ("certificate", "key")
        raise SettingsError("settings", other, f"{named} is set and this is not. Set both or neither.")
    for name, path in (("certificate", certificate), ("key", key)):
        if not path.is_file():
            raise SettingsError(str(path), name, "there is no such file. Check its name.")
    _demand_private(key, 0o007)
    return certificate, key


def _own(folder: Path, now: datetime) -> tuple[Path, Path]:
    """Return certificate and key of the folder, making what is missing and renewing what ends soon."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    certificate, key = folder / CERTIFICATE, folder / KEY
    if not key.exists():
        if certificate.exists():
            cure = "Put it back, or remove the certificate: terminals will then refuse this server as another"
            raise SettingsError(str(key), "key", f"it is missing beside its certificate. {cure}.")
        replace_file(key, _drawn())
    _demand_private(key, 0o077)
    if not certificate.exists() or _certificates(certificate)[0].not_valid_after_utc - now < RENEW:
        replace_file(certificate, _signed(key, now))
    return certificate, key


def _demand_private(key: Path, others: int) -> None:
    if key.stat().st_mode & others:
        raise SettingsError(str(key), "key", "others on this machine may read it. Run chmod 600 on it.")


def _drawn() -> bytes:
    form, bare = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(serialization.Encoding.PEM, form, bare)


def _signed(path: Path, now: datetime) -> bytes:
    """Return a certificate for the key in a file, signed by that key itself."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise SettingsError(str(path), "key", "it cannot be read as a key. Put your copy of it back.")
    made = (
        x509.CertificateBuilder()
        .subject_name(_NAME)
        .issuer_name(_NAME)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("panelry-server")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _certificates(path: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except ValueError:
        cure = "It must be PEM, the server's own first, then those that signed it"
        raise SettingsError(str(path), "certificate", f"it cannot be read. {cure}.") from None


def _context(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.num_tickets = 0
    try:
        # a passphrase would be asked for on a terminal that nobody watches
        context.load_cert_chain(certificate, key, password=lambda: b"")
    except ssl.SSLError:
        words = "it does not fit the certificate, or it has a passphrase. Name its own key, without one."
        raise SettingsError(str(key), "key", words) from None
    return context
