"""Page furniture by its form: what a line says of itself, wherever on the page it stands.

The forms are those of newspaper pages at large: navigation, buttons, notices, appeals to the reader, legal feet,
references to other stories, keywords, counters. A form is `sure` when no sentence of a story is written like that;
otherwise only the place of the line can decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stemma.language.lines import Shape, opens_quote, shape_of, words_in
from stemma.language.tokens import word_set

_LONGEST = 1200  # code points; a longer line is not judged by its form

_INTERFACE = word_set(
    "about accept account ad ads advert advertise advertisement advertisements advertising alert alerts alt app apps "
    "arrow article author authors autoplay back bio bookmark browser button buttons cancel caption captions chapters "
    "chat chevron clip close collapse comment comments conversation contact continue cookie cookies copied copy "
    "desktop "
    "dismiss download edit edition email e-mail emails embed enlarge episode expand facebook favorite favourite fb "
    "feed feedback flipboard follow following font footer full fullscreen gallery gmail google hide home icon image "
    "images inbox info install instagram iframe join jump less like likes link linkedin links listen live load "
    "loading log login logout mail manage menu messenger min mins mode more mute navigation newest newsletter "
    "newsletters next notifications oldest open options order page pause permalink photo photos pin pinterest "
    "placeholder play playback player playlist plus podcast popular popup post posted posts premium preferences "
    "press "
    "preview previous print printer privacy profile promoted purchase quote rate rating read reader readers reading "
    "recommended reddit refresh register related reload remove replies reply report reprint reprints republish reset "
    "reuse review rss save saved scroll search section sections see send settings share shared shares show sign "
    "signin "
    "signup site sitemap size skip skype slide slides slideshow snapchat sort sponsor sponsored stories story "
    "stream subscribe subscribed subscriber subscribers subscription summary support supported switch tab tags tap "
    "telegram terms text thread threads thumbnail title toggle top topic topics transcript translate trending tumblr "
    "tv tweet tweets twitter unmute unsubscribe up updates upload url user username via video videos view "
    "viewer views "
    "viber visit vk volume vote watch watching web website whatsapp widget x xing youtube zoom aa add below here now "
    "left right down latest breaking news weather sports business markets world local politics entertainment opinion "
    "promo paid content partner partners all categories category tag archive archives archived clipboard reads "
    "minutes "
    "minute story's click choose select language english corrections my sections us"
)
_BUTTONS = word_set(
    "email e-mail print icon button login log sign subscribe facebook twitter whatsapp linkedin caption "
    "newsletter menu "
    "comment comments permalink tap scroll toggle bio save share tweet gallery slideshow skip sort newest "
    "oldest embed"
)
_NEUTRAL = word_set(
    "a an the to on in of for with by from at your our this that these it us is are was be and or & no not has been "
    "me you we as i"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_SEPARATORS = re.compile(r"\s*[|·•›»>¦‹«▸►☰]+\s*|\s+/+\s+|\s{3,}|\t+|\s+[–—]\s+")
_BULLET = re.compile(r"^[•·*‣▪►▶–—-]\s*")
_ADDRESS = re.compile(r"\b[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\b)\d[\d ()-]{6,16}\d\b")
_SCRIPT = re.compile(
    r"\b(?:window|document|jQuery)\s?[.\[]\w+|\bfunction\s?\(|\bvar \w+ =|=>\s?\{|\{\s?[\"']@|</?[a-z]+[^<>]{0,80}>|"
    r"\b[.#]?[\w-]+\s?\{[^{}]{0,200}:[^{}]{0,200}\}"
)

_Rule = tuple[str, bool, re.Pattern[str]]


def _rule(reason: str, sure: bool, pattern: str) -> _Rule:
    return reason, sure, re.compile(pattern, re.IGNORECASE)


_STARTS: tuple[_Rule, ...] = (
    _rule("related", True, r"(?:read more|related|see (?:also|more)|also (?:read|see)|more (?:from|on|about)|"
          r"editor['’]?s['’]? (?:picks?|choice)|"
          r"most (?:read|viewed|popular)|must[ -]reads?)\b[^.:]{0,40}:\s?\S"),
    _rule("related", True, r"(?:read(?: next| on| in full)?|(?:up )?next|previous|recommended|further reading|"
          r"you (?:may|might) also (?:like|enjoy)|"
          r"don['’]?t miss|in case you missed it|trending|watch|in pictures|in other news|elsewhere|more):\s?\S"),
    _rule("related", True, r"(?:read more|read also|also read|see also|related)\b\s?[-–—|>»→]"),
    _rule("related", True, r"(?:also|more|elsewhere) (?:in|from) [^.:,“\"]{2,30}:\s"),
    _rule("keywords", True, r"(?:tags?|key ?words?|filed (?:under|in)|(?:more )?topics?|categor(?:y|ies)|"
          r"posted in|subjects?|"
          r"in this (?:article|story)|companies|tickers?)\s?:\s?\S"),
    _rule("widget", True, r"(?:today['’]s |the )?(?:weather|forecast|tides?|sunrise|sunset|air quality|pollen|"
          r"horoscope|lottery)"
          r"(?: today| now)?\s?:\s"),
    _rule("widget", True, r"(?:reader(?:s['’])? |our |quick |online |today['’]s )?(?:poll|quiz|survey|"
          r"crossword)\b[^.]{0,12}[:?]"),
    _rule("widget", True, r"(?:views?|shares?|comments?|likes?|hits|reads?|visits?|replies|"
          r"followers)\s?[:(]\s?[\d(]"),
    _rule("widget", True, r"(?:comments?|letters?) (?:are (?:now )?closed|have been (?:closed|disabled)|\(\d)"),
    _rule("widget", True, r"(?:a link has been|link copied|now playing|image \d+ ?(?:of|/)|photo \d+ of|slide \d+|"
          r"back to (?:top|gallery))"),
    _rule("advertisement", True, r"(?:advertis(?:e?ment|ing)\b|sponsored\b|promoted (?:by|content)|"
          r"paid (?:content|post)|"
          r"article continues|story continue[sd]|continue reading|scroll (?:down )?to continue|"
          r"the post .{0,200} appeared first)"),
    _rule("legal", True, r"(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}|(?-i:[A-Z])))"),
    _rule("notice", True, r"(?:you are (?:reading|viewing|seeing)|this (?:article|story|page|post) (?:is|"
          r"was) (?:more than|over|"
          r"archived|from (?:our|the) archives?|part of (?:our|the)|\d+ years? old)|"
          r"we['’]?ve (?:updated|detected)|your browser|please (?:enable|turn on|disable|log|sign|refresh)|"
          r"javascript|this (?:site|website) (?:uses|requires)|this (?:content|video) (?:is not|isn['’]t|cannot))"),
    _rule("contact", True, r"(?:contact|e-?mail|write to|reach|message|call|text|tip|media (?:contact|enquir|"
          r"inquir)|press (?:contact|office)|"
          r"enquiries|letters to)\b[^.]{0,60}[\w.+-]{1,40}@[\w-]+\."),
    _rule("author", True, r"about the (?:authors?|writers?|reporters?)\b"),
    _rule("author", True, r"(?:follow|contact) (?:him|her|them|the (?:author|writer|reporter)|"
          r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (?:on|at|via|by)\b"),
    _rule("promotion", True, r"(?:subscribe|sign (?:up|in)|log in|register|join)\b[^.]{0,80}(?:\b(?:for|to|now|"
          r"today|from|here|free|and|our|the|us)\b|[!→»]|$)"),
    _rule("promotion", True, r"(?:follow|like|find|join|add|make) (?:us|our)\b"),
    _rule("promotion", True, r"(?:download|get|try|install|use) (?:the|our) [^.]{0,30}\bapp\b"),
    _rule("promotion", True, r"(?:get|receive|have) [^.]{0,60}\b(?:alerts?|newsletters?|briefings?|headlines|"
          r"updates|notifications|stories|inbox|news)\b"),
    _rule("promotion", True, r"(?:already (?:a |have )|not a |become a |be a )[^.]{0,20}(?:subscriber|member|"
          r"account|registered|friend|patron|supporter)"),
    _rule("promotion", True, r"(?:you must be|only (?:subscribers|members|registered)|(?:unlimited|full|"
          r"instant) (?:digital )?access|free for \d|from (?:only |just )?[£$€]?\d[\d.,]* a (?:month|week|year))"),
    _rule("promotion", True, r"(?:donate|support (?:us|our|independent|quality)|help us|chip in|give (?:now|today|"
          r"us))\b"),
    _rule("promotion", True, r"(?:tap|click|press|swipe|scan) (?:here|to|on|the|below|this)\b"),
    _rule("promotion", True, r"(?:ask (?:me|us) (?:anything|a question)|chat with us|let us know|tell us|send us|"
          r"write to us|email us|call us|contact us|"
          r"talk to us|share your (?:story|views|thoughts)|have your say|what do you think|"
          r"join the (?:conversation|discussion|debate))\b"),
    _rule("promotion", True, r"(?:have|got|do you have) (?:a|any|some) (?:news )?(?:tip|story|question|view|photo|"
          r"information|something)s?\b"),
    _rule("promotion", True, r"(?:book|order|buy|reserve|shop|vote|enter|apply|enrol|"
          r"pre-?order)\b[^.]{0,40}\b(?:now|today|here|online|your)\b"),
    _rule("promotion", True, r"(?:compare|shop|browse|discover|explore|find|see|view|show|hear|try|read|watch|"
          r"listen)\b[^.]{0,80}[→»▶►]"),
    _rule("promotion", True, r"(?:listen to|watch|stream|read|hear|see) (?:the (?:full|whole|latest|rest|"
          r"complete)|more|our|this|us|it)\b[^.]{0,60}$"),
    _rule("promotion", False, r"(?:explore|discover|find out|learn|browse|compare|shop|watch|listen|see|check out|"
          r"tune in|look out|download|view|try|take|win|play)\b"),
    _rule("promotion", False, r"(?:do|are|were|have|did|can|could|would|want|need|looking|got|ever|know|"
          r"fancy) (?:you|to|for|any|a|something)\b[^?]{0,150}\?"),
    _rule("promotion", False, r"(?:tomorrow|next week|this week(?:end)?|tonight|coming (?:up|soon)|in (?:your|our|"
          r"this|the next) (?:paper|issue|edition)|"
          r"in print|only in|exclusively|every (?:day|week)|weekdays?|weekend)\b[^.]{0,30}:"),
    _rule("contact", False, r"(?:enquiries|inquiries|contacts?|media|press|notes? to editors?|ends?)\b[^.]{0,30}:?$"),
)  # fmt: skip

_INSIDE: tuple[_Rule, ...] = (
    _rule("cookie", True, r"\b(?:we|our|this (?:web)?site|partners)\b[^.]{0,80}\bcookies?\b|\bcookies? (?:policy|"
          r"notice|settings|preferences)|"
          r"\b(?:accept|manage|reject|allow) (?:all )?cookies"),
    _rule("legal", True, r"©|\ball rights (?:are )?reserved\b|\bmay not be (?:published|reproduced|copied|broadcast)|"
          r"\b(?:re)?publication by (?:agreement|permission)|\bdo not sell (?:or share )?my\b|"
          r"\bdelayed (?:by )?(?:at least |a minimum of |up to )?\d+ ?min|"
          r"\bnot responsible for (?:the )?(?:content|external)|\bplease don['’]t copy\b|\bshare using our\b|"
          r"\breproduced with(?:out)? permission|"
          r"\b(?:we|our|this (?:site|website|newsroom)|[A-Z]\w+) may (?:earn|receive) (?:a |an )?(?:small |"
          r"affiliate )?(?:commission|compensation)"),
    _rule("legal", False, r"\b(?:terms (?:of (?:use|service)|and conditions|&? ?conditions)|privacy (?:policy|"
          r"notice|statement))\b|"
          r"\bis a (?:registered )?trade ?mark of\b|\bnot for (?:redistribution|onward)|"
          r"\baccepts no (?:liability|responsibility)|"
          r"\bdoes not verify\b|\bregistered (?:office|in england|in the u\.?s|charity|company)|\breg(?:istration|"
          r"\.)? (?:no|number)\b|\bregulated by\b|"
          r"\bpress (?:complaints|standards)\b|\beditorial (?:standards|guidelines|code|complaints)|"
          r"\bstandards\b[^.]{0,6}:|\bltd\b|\bprinted (?:on|by|in|at)\b"),
    _rule("legal", True, r"\b(?:by (?:submitting|clicking|signing up|subscribing|continuing|using|"
          r"entering)\b[^.]{0,80}\byou\b|your personal data|"
          r"you (?:may|can) (?:revoke|withdraw|unsubscribe|opt out)|data (?:privacy|protection) (?:policy|notice))"),
    _rule("contact", True, r"\b(?:tel|fax|telephone|phone|extension|ext)\b\.?:?[^.]{0,30}\d{3}.{0,200}\b(?:fax|"
          r"tel|e-?mail|extension|telephone)\b|"
          r"\bcustomer (?:service|care)\b.{0,80}\b(?:contacted|call|reach|e-?mail)\b"),
    _rule("promotion", True, r"\b(?:your|our|the|a|this|free|daily|weekly|morning|evening|"
          r"e-?mail)\s(?:\w+\s)?(?:newsletters?|inbox|e-?mail (?:alerts?|briefing))\b[^.]{0,80}"
          r"\b(?:you|your|subscribe|sign|here|join|free|unsubscribe|delivered|lands?|get|us)\b|\bin your (?:inbox|"
          r"mailbox)\b|\bunsubscribe (?:at|any)"),
    _rule("promotion", True, r"\b(?:you|your|readers?)\b[^.]{0,120}\b(?:keeps? us|support us|help us|"
          r"our journalism|our (?:news)?paper|our newsroom|our work|our readers|donat\w+|subscri\w+|"
          r"(?:monthly|small|regular) gift|contribut(?:e|ion)|membership)\b|\bgive us your (?:e-?mail|address)"),
    _rule("promotion", True, r"\b(?:register|sign up|subscribe|click|tap|donate) (?:here|now|today|below|free)\b"),
    _rule("promotion", True, r"\bsubscribe to (?:our|the|my|us|this|[A-Z])"),
    _rule("promotion", True, r"\b(?:our|the|an?|free) (?:mobile |news )?app\b[^.]{0,60}\b(?:download|available|"
          r"app store|google play|ios|android)\b|"
          r"\b(?:app store|google play)\b"),
    _rule("promotion", False, r"\bbe the first to know\b|\bstay (?:up to date|informed|tuned|connected)\b|"
          r"\bnever miss\b|\b(?:desktop|push) notifications\b"),
    _rule("promotion", True, r"\b(?:ring|call|phone|text|e-?mail|message|contact|visit|write to|drop|"
          r"tell)\b[^.]{0,25}\b(?:the|our|us at|us on) ?"
          r"(?:news ?(?:room|desk)|editor|office|team|reporters?)\b[^.]{0,40}(?:\d{3}|\bor call\b|\bat\b|@)"),
    _rule("promotion", False, r"\b(?:small|classified) ads?\b|\bprints? (?:from|available)\b[^.]{0,40}\d|"
          r"\b(?:back issues|gift subscription)\b"),
    _rule("promotion", False, r"\bfrom (?:only |just )?[£$€]?\d[\d.,]* ?(?:\w{1,3} )?(?:a|per) (?:month|week|year|"
          r"word|head)\b|\bhalf price\b|\b\d+% off\b|\bfree (?:trial|delivery|for every)\b"),
    _rule("widget", True, r"[★☆⭐]{3,}|% of readers\b|\bhas been (?:sent|posted) to your\b|\byou have successfully\b"),
    _rule("widget", True, r"\byes:? \d+ ?%.{0,60}\bno:? \d+ ?%"),
    _rule("related", True, r"\b(?:read|see|watch|hear) (?:the )?(?:full|whole|complete) (?:story|article|"
          r"interview|report|version) (?:here|on|at|in)\b"),
    _rule("author", True, r"\b(?:can be (?:reached|contacted|followed)|on (?:twitter|x|bluesky|"
          r"mastodon)(?: at)?:?) @?[\w.]+@|\b(?:on|via) (?:twitter|x|bluesky)(?: at)?:? @\w"),
)  # fmt: skip

_WHOLE: tuple[_Rule, ...] = (
    _rule("symbol", True, r"[\W\d_]*\w?[\W\d_]*"),
    _rule("widget", True, r"[\d.,]+\s?[km]?\+? (?:views?|shares?|comments?|likes?|reads?|replies|followers|"
          r"min(?:ute)?s?(?: read)?|reactions?)"),
    _rule("widget", True, r"(?:about |an? |\d+\+?\s?)\s?(?:m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|"
          r"weeks?|months?|years?)\s(?:ago|read)"),
    _rule("widget", True, r"[^.]{0,40}\b-?\d{1,3}\s?°\s?[CF]?\b.{0,60}"),
    _rule("widget", True, r"\d+ (?:of|/) \d+|\d+ ?/ ?\d+"),
    _rule("teaser", True, r"\d\d[:.]\d\d\s+(?:[A-Z«“\"].{10,160}[^.!?])"),
    _rule("widget", True, r"(?:tracking|pixel|analytics|undefined|null|nan|n/a|lorem ipsum.{0,200}|end|ends|"
          r"-?30-?|#+)"),
    _rule("contact", True, r"[(\s]{0,3}[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}[^.]{0,60}"),
    _rule("widget", True, r"(?:@\w{2,30}[,\s]{0,3}){1,3}"),
    _rule("widget", True, r"(?:https?://|www\.)\S{3,300}"),
    _rule("keywords", True, r"(?:#\w{2,40}[,\s]{0,3}){1,12}"),
)  # fmt: skip

_HEADING = re.compile(
    r"(?:the )?(?:our )?(?:"
    r"most (?:read|popular|viewed|shared|commented|watched|recent)(?: .{0,30})?|trending(?: .{0,20})?|"
    r"popular(?: .{0,20})?|"
    r"related(?: .{0,30})?|recommended(?: .{0,30})?|read (?:next|also|on|more)|what to read next|up next|next up|"
    r"more (?:stories|news|headlines|coverage|articles|to read|videos|to explore|like this)(?: .{0,30})?|"
    r"more (?:from|in|on|about) .{2,40}|"
    r"(?:the )?latest(?: (?:news|stories|headlines|videos|posts|updates|articles))?(?: (?:from|in|on) .{2,40})?|"
    r"latest \w+(?: \w+)?|"
    r"top (?:stories|news|picks|videos|headlines)(?: .{0,20})?|"
    r"(?:editor|reader|staff)s?['’]?s? (?:picks?|choices?|selection)|you (?:may|might|could)(?: also)? (?:like|"
    r"enjoy|be interested).{0,20}|"
    r"(?:see|also|also see|also read|further reading)|don['’]?t miss.{0,20}|in case you missed it|"
    r"(?:promoted|sponsored|partner|paid)(?: .{0,20})?|(?:from )?around the web|from our (?:partners|sponsors|"
    r"network|archives?)|"
    r"(?:in )?other (?:news|stories)|elsewhere|similar (?:stories|articles)|explore(?: .{0,30})?|"
    r"in (?:this|today['’]s) (?:section|issue|paper|edition)|from the archives?|read more about.{0,40}|"
    r"what(?: else)? we(?:['’]re| are) reading|about the (?:authors?|writers?)|author|(?:(?:top|all|view|read|"
    r"show|latest|recent|best|\d+|rated|user|new|facebook)[ ,]{1,2}){0,4}comments?(?: \(.{1,20}\))?|"
    r"\d+ (?:responses?|thoughts|replies)(?: (?:to|on) .{2,80})?|"
    r"leave a (?:comment|reply)|join the (?:conversation|discussion)|newsletters?|share this.{0,20}|topics|tags|"
    r"(?:latest|breaking|trending) \w+ videos?|follow us.{0,20}|footer navigation|about us|customer support|site ?map"
    r")\s?[:»>→…]?",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"[“”\"]|\b(?:said|says|told|added|asked|according|writes|wrote|reported|announced)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,2}\s{0,3}(?=[A-ZА-Я«“\"‘])")


@dataclass(frozen=True, slots=True)
class Form:
    """Why a line is furniture by its form; `sure` where its place need not be asked."""

    reason: str
    sure: bool


@lru_cache(maxsize=20_000)
def form_of(text: str) -> Form | None:
    """Judge a line by its form alone; None when it may be a story's.

    >>> form_of("Home | News | Sport | Weather").reason
    'navigation'
    >>> form_of("“Subscribe to nothing,” she said.") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    shape = shape_of(text)
    return _by_words(text, shape) or _by_list(text) or _by_rules(text, shape)


def _by_rules(text: str, shape: Shape) -> Form | None:
    for reason, sure, pattern in _WHOLE:
        if pattern.fullmatch(text):
            return Form(reason, sure)
    if _SCRIPT.search(text):
        return Form("script", True)
    if opens_quote(text) and (shape.count > 6 or shape.sentence):
        return None
    plain = _BULLET.sub("", text)
    for reason, sure, pattern in _STARTS:
        if pattern.match(plain):
            return _weigh(Form(reason, sure), text, shape)
    for reason, sure, pattern in _INSIDE:
        if pattern.search(text):
            return _weigh(Form(reason, sure), text, shape)
    return None


def _weigh(form: Form, text: str, shape: Shape) -> Form | None:
    """Speech, or much else beside a phrase of furniture, may be a sentence of the story: then the form is not
    sure."""
    if shape.sentence and form.reason not in ("legal", "cookie", "notice") and _SPEECH.search(text):
        return Form(form.reason, False)
    longest = 60 if form.reason in ("legal", "cookie", "notice", "contact") else 40
    return form if shape.count <= longest else Form(form.reason, False) if shape.count <= 2 * longest else None


def _by_words(text: str, shape: Shape) -> Form | None:
    """A line of nothing but the words that buttons and menus bear."""
    if shape.count > 14 or len(text) > 160:
        return None
    words = [part.lower() for word in words_in(text) for part in _CAMEL.split(word)]
    told = [word for word in words if word not in _NEUTRAL and not word[0].isdigit()]
    if not told:
        return Form("symbol", True) if not shape.ends else None
    known = sum(word in _INTERFACE for word in told)
    if known == len(told) and not (shape.ends and len(words) > 3):
        return Form("widget", True)
    if known >= 0.6 * len(told) and sum(word in _BUTTONS for word in told) >= 2 and not shape.ends:
        return Form("widget", True)
    return None


def _by_list(text: str) -> Form | None:
    """Short items between separators, as menus and crumb trails have them."""
    items = [item for item in _SEPARATORS.split(text) if words_in(item)]
    if len(items) < 3 or len(text) > 400:
        return None
    lengths = [len(words_in(item)) for item in items]
    if (
        max(lengths) <= 6
        and sum(lengths) <= 3.2 * len(items)
        and not any(item.rstrip().endswith((".", "?")) for item in items[:-1])
    ):
        return Form("navigation", True)
    return None


def is_crumbs(text: str) -> bool:
    """Whether a line is a trail of sections or a kicker between separators, such as "World › Business"."""
    items = [item for item in _SEPARATORS.split(text) if words_in(item)]
    return len(items) == 2 and all(len(words_in(item)) <= 3 for item in items) and not text.endswith((".", "?", "!"))


def is_teaser_heading(text: str) -> bool:
    """Whether a line heads a block of references to other stories.

    >>> is_teaser_heading("Most Popular"), is_teaser_heading("Most people stayed at home.")
    (True, False)
    """
    return (
        len(text) <= 120
        and len(words_in(text)) <= (7 if "respon" not in text else 20)
        and bool(_HEADING.fullmatch(text.strip(" #*-–—|•")))
    )


def promotional_tail(text: str) -> int | None:
    """Where the last sentence of a long paragraph begins, when that sentence is an appeal to the reader."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, len(text) - 300))]
    if not ends:
        return None
    form = form_of(text[ends[-1] :].strip())
    told = form is not None and form.sure and form.reason in ("promotion", "legal", "cookie", "related", "keywords")
    return ends[-1] if told else None
