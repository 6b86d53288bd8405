"""How large mail providers read the part before the @: which spellings are one mailbox. Sources: docs/contact-keys.md."""

from typing import NamedTuple


class Provider(NamedTuple):
    """A provider's domains, separated by blanks, and what it overlooks in a name."""

    domains: str
    tag: str = ""  # this sign and all after it
    overlooked: str = ""  # these signs wherever they stand
    is_one_mailbox: bool = False  # the same name at all of the domains is the same person
    has_subdomains: bool = False  # anything@name.domain goes to name@domain


GOOGLE = Provider("gmail.com googlemail.com", tag="+", overlooked=".", is_one_mailbox=True)
APPLE = Provider("icloud.com me.com mac.com", tag="+", is_one_mailbox=True)
PROTON = Provider("proton.me protonmail.com protonmail.ch pm.me", tag="+", overlooked="._-", is_one_mailbox=True)  # fmt: skip
FASTMAIL = Provider("fastmail.com fastmail.fm", tag="+", has_subdomains=True)
YANDEX = Provider("yandex.ru yandex.com yandex.by yandex.kz yandex.ua ya.ru", is_one_mailbox=True)
# No name at Yahoo holds a hyphen: it separates the base name of disposable addresses from their keyword.
YAHOO = Provider(
    "yahoo.com yahoo.ca yahoo.co.id yahoo.co.in yahoo.co.nz yahoo.co.uk yahoo.com.ar yahoo.com.au yahoo.com.br "
    "yahoo.com.mx yahoo.com.sg yahoo.de yahoo.dk yahoo.es yahoo.fr yahoo.gr yahoo.ie yahoo.in yahoo.it yahoo.no "
    "yahoo.pl yahoo.ro yahoo.se ymail.com rocketmail.com",
    tag="-",
)
MICROSOFT = Provider(
    "hotmail.com hotmail.at hotmail.be hotmail.ca hotmail.ch hotmail.cl hotmail.co.id hotmail.co.il hotmail.co.jp "
    "hotmail.co.kr hotmail.co.nz hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au "
    "hotmail.com.br hotmail.com.gr hotmail.com.hk hotmail.com.mx hotmail.com.tr hotmail.com.tw hotmail.com.vn "
    "hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu hotmail.ie hotmail.it "
    "hotmail.lt hotmail.lv hotmail.my hotmail.nl hotmail.no hotmail.ph hotmail.pt hotmail.rs hotmail.se hotmail.sg "
    "hotmail.sk live.com live.at live.be live.ca live.ch live.cl live.cn live.co.kr live.co.uk live.co.za "
    "live.com.ar live.com.au live.com.mx live.com.my live.com.pt live.com.sg live.de live.dk live.fi live.fr "
    "live.hk live.ie live.in live.it live.jp live.nl live.no live.ru live.se outlook.com outlook.at outlook.be "
    "outlook.cl outlook.co.id outlook.co.il outlook.co.nz outlook.co.th outlook.com.ar outlook.com.au "
    "outlook.com.br outlook.com.gr outlook.com.pe outlook.com.tr outlook.com.vn outlook.cz outlook.de outlook.dk "
    "outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my "
    "outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk msn.com passport.com windowslive.com",
    tag="+",
)
PROVIDERS = (GOOGLE, APPLE, PROTON, FASTMAIL, YANDEX, YAHOO, MICROSOFT)
_BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains.split()}


def mailbox(local: str, domain: str) -> tuple[str, str]:
    """Return name and domain of the mailbox that an address in lower case means; unknown domains stay as they are."""
    name, _, parent = domain.partition(".")
    if (provider := _BY_DOMAIN.get(parent)) and provider.has_subdomains:
        local, domain = name, parent
    if provider := _BY_DOMAIN.get(domain):
        local = local.partition(provider.tag)[0] if provider.tag else local
        local = local.translate(dict.fromkeys(map(ord, provider.overlooked)))
        domain = provider.domains.split()[0] if provider.is_one_mailbox else domain
    return local, domain
