"""Nouns for bodies that speak: companies, offices, groups, and houses that stand for who is in them."""

from __future__ import annotations

from stemma.language.tokens import word_set

COMPANIES = word_set(
    "company firm operator bank group airline manufacturer maker lender developer carrier retailer owner utility "
    "supplier insurer builder shipowner contractor miner refiner railway brewery publisher employer corporation "
    "consultancy brokerage "
    "start-up startup subsidiary parent business"
)
MAY_BE_PEOPLE = word_set("owner builder publisher employer miner contractor maker parent")
# Bodies that are named in the plural, or by a word that is in no body's name.
BODIES = word_set(
    "police prosecutors authorities investigators detectives regulators trustees governors directors auditors "
    "accountants organisers organizers inspectors courts ministers rebels forces military army navy government "
    "opposition administration defence prosecution accusation jury inspection state city town county region country "
    "cabinet club team force paramedics coastguard firefighters unions union lawmakers officers ministry council board "
    "museum gallery school church campaign coalition watchdog monitor monitors office court parliament senate embassy "
    "agency waterworks centre center panel inquiry investigation inquest probe leadership management movement "
    "protection brigade department authority prefecture diocese regime junta secretariat"
)
# Bodies when they speak, and else places or things.
SPEAKING = word_set(
    "abbey body bodies camp chain choir collective co-op depot faculty festival garrison guild harbour harbor house "
    "houses household lab label mill mine monastery mosque network orchestra palace parish plant port practice "
    "refinery services shipyard squadron stable studio synagogue theatre theater troupe"
)
