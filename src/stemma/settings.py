"""The thresholds of every stage, in one frozen record that is passed and never global."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds. Shares and similarities lie in 0..1; sizes are bytes; lengths are in words unless named otherwise."""

    # sources
    max_bytes: int = 20_000_000
    max_stream_bytes: int = 1_000_000_000
    timeout_seconds: float = 20.0

    # reading
    reading_most_sentences: int = 5_000
    reading_once: bool = False  # one network for what is said and what it means; see models/reader/CARD.md

    # reuse
    reuse_seed_words: int = 3
    reuse_gap_words: int = 8
    reuse_least_words: int = 5
    reuse_least_bits: float = 30.0
    reuse_sentence_covered: float = 0.6
    reuse_retold_score: float = 0.4
    reuse_all_pairs: int = 40
    reuse_partners: int = 24
    reuse_least_common: float = 0.5

    # stories
    story_likeness: float = 0.2
    story_retelling: float = 0.67
    story_days: float = 10.0
    story_passage_bits: float = 110.0
    story_passage_likeness: float = 0.1
    story_quotation_words: int = 6
    story_quotation_bits: float = 10.0

    # descent
    descent_least_chance: float = 0.5
    descent_carried_share: float = 0.15
    descent_credited_share: float = 0.04
    descent_related: float = 0.5
    descent_silent_share: float = 0.12
    descent_further_share: float = 0.25
    descent_document_related: float = 0.12
    descent_document_verbatim: float = 0.12
    descent_document_share: float = 0.08
    descent_further_sentences: int = 2
    descent_lift: float = 0.05
    descent_sibling_bits: float = 40.0
    descent_copy_verbatim: float = 0.95
    descent_open_verbatim: float = 0.3
    descent_open_copied: float = 0.75
    descent_open_chance: float = 0.7

    # claims
    claims_least_odds: float = -5.0
    claims_enough_odds: float = -2.5
    claims_told_twice: float = 2.0
    claims_straggler_odds: float = -2.0
    claims_round: int = 48

    # support
    support_least_contrast: float = 0.4
    support_apart_contrast: float = 0.5
    support_sure_contrast: float = 0.6
    support_least_precision: float = 0.6
    support_further_contrast: float = 0.85
    support_least_likeness: float = 0.3
    support_witness_likeness: float = 0.45
    support_presumed_likeness: float = 0.2
