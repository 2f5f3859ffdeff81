"""An invented event told by nine outlets: a night in a cable car."""

from __future__ import annotations

from faces.standin import Rows, article, derived, shared, span

from stemma.model import Citation, Credit, Dropped, Furniture, Report, Sibling, Source, Story, make_id

POST = "\n\n".join(
    [
        (
            "Forty-one passengers spent the night in the cabins of the Mount Sarrow cable car after a haul "
            "rope jumped its pulley shortly before dusk on Tuesday, the valley rescue service said."
        ),
        (
            "Rescuers lowered 17 people by rope before winds of more than 90 kilometres an hour forced them "
            "to stop at about 9 pm. The other 24 were brought down after first light."
        ),
        (
            "“We could hear them singing in cabin six until well past midnight,” said Ida Brandvold, who led "
            "the rope team."
        ),
        ("Nobody was seriously hurt. Two passengers were treated for hypothermia at the clinic in Lower Sarrow."),
        (
            "The operator, Sarrow Lifts, had reported a worn bearing on the same tower in August, according "
            "to an inspection note seen by the Post."
        ),
    ]
)
WIRE = "\n\n".join(
    [
        (
            "LOWER SARROW (HPA) — Rescuers on Wednesday freed the last of 41 people trapped overnight in a "
            "cable car on Mount Sarrow, officials said, after strong winds halted a rope evacuation."
        ),
        (
            "Seventeen passengers were lowered to the ground on Tuesday evening before the operation was "
            "suspended. The remaining 24 were brought down by 8:40 am."
        ),
        "Transport Minister Leif Aune ordered all lifts of the same type to be checked within ten days.",
        '"No one should have to spend a night like that," Aune told reporters at the valley station.',
    ]
)
CLARION = "\n\n".join(
    [
        (
            "Rescuers on Wednesday freed the last of 41 people trapped overnight in a cable car on Mount "
            "Sarrow, officials said, after strong winds halted a rope evacuation."
        ),
        (
            "Seventeen passengers were lowered to the ground on Tuesday evening before the operation was "
            "suspended. The remaining 24 were brought down by 8:40 am."
        ),
        "Transport Minister Leif Aune ordered all lifts of the same type to be checked within ten days.",
        "The Clarion has asked Sarrow Lifts for comment.",
    ]
)
LANTERN = "\n\n".join(
    [
        (
            "A night of terror above the pines ended on Wednesday when the final group of 41 trapped cable- "
            "car riders was carried down Mount Sarrow."
        ),
        (
            "Gales had stopped the rope rescue with 24 people still hanging in the dark; 17 had been lowered "
            "earlier in the evening."
        ),
        ("The minister of transport, Leif Aune, wants every lift of this type inspected in the next ten days."),
        (
            "“We could hear them singing in cabin six until well past midnight,” said Ida Brandvold, leader "
            "of the rope team."
        ),
    ]
)
TODAY = "\n\n".join(
    [
        (
            "The last of 41 people trapped in the Mount Sarrow cable car are down, Highland Press Agency "
            "reported on Wednesday morning."
        ),
        "Winds had halted the evacuation by rope with 24 passengers still in the cabins.",
        "All lifts of the same type must be checked within ten days, Transport Minister Leif Aune said.",
    ]
)
EVENING = "\n\n".join(
    [
        (
            "The company that runs the stricken Mount Sarrow cable car knew of a worn bearing on the same "
            "tower in August, the Sarrow Valley Post has reported, citing an inspection note."
        ),
        "Sarrow Lifts said it would answer questions “in due course”.",
        (
            "Forty-one passengers were trapped on Tuesday when the haul rope jumped its pulley. The Ledger "
            "Online put the number at 43."
        ),
    ]
)
RADIO = "\n\n".join(
    [
        (
            "The lift company knew in August of a worn bearing on the tower where a rope came off its pulley, "
            "a newspaper says."
        ),
        (
            "The inspection note was seen by journalists in the valley. The firm says it will answer "
            "questions in due course."
        ),
    ]
)
UNION = "\n\n".join(
    [
        (
            "The lift workers' union says it warned three times this year that maintenance crews on Mount "
            "Sarrow were short-handed."
        ),
        (
            "In letters dated March, May and July, the union asked for four more mechanics. “Nobody wrote "
            "back,” said its secretary, Runa Tveit."
        ),
        "The union represents 63 of the 80 staff.",
    ]
)
MAGAZINE = "\n\n".join(
    [
        ("Three months after the Sarrow night, the lift is still closed and the valley's hotels count empty beds."),
        "Forty-one passengers spent the night in the cabins of the Mount Sarrow cable car last November.",
        "A public inquiry opens in March.",
    ]
)


def nine() -> Rows:
    """Nine articles on a cable car: two lost reports, a licensed republication, silent rewriting, an undated piece."""
    hpa = Source(make_id("src", "agency", "Highland Press Agency"), "Highland Press Agency", "agency")
    ledger = Source(make_id("src", "outlet", "The Ledger Online"), "The Ledger Online", "outlet")
    post_source = Source(make_id("src", "outlet", "Sarrow Valley Post"), "Sarrow Valley Post", "outlet")
    union_source = Source(make_id("src", "office", "Lift Workers' Union"), "Lift Workers' Union", "office")
    aune = Source(make_id("src", "person", "Leif Aune"), "Leif Aune", "person")
    licence = Credit(make_id("cred", "n"), hpa, "(HPA)", "dateline", 60, 65)
    foot = Credit(make_id("cred", "c"), hpa, "With material from Highland Press Agency", "foot", 700, 740)
    post = article(
        "sarrow-valley-post",
        "Sarrow Valley Post",
        "41 spend night in stranded cable car; operator knew of worn bearing",
        "2031-11-05T06:12:00+00:00",
        POST,
        byline=("Marit Solheim", "Jonas Eek"),
        url="https://post.example/sarrow/41-spend-night",
        furniture=(
            Furniture("Subscribe to the Post from 2 crowns a week", "promotion"),
            Furniture("Home · Valley · Weather · Obituaries · Contact", "navigation"),
            Furniture("Snow closes the Gaustad pass (11 Jan 2029)", "related"),
        ),
    )
    wire = article(
        "northern-times",
        "Northern Times",
        "Last passengers freed from Mount Sarrow cable car after night in high winds",
        "2031-11-05T09:31:00+00:00",
        WIRE,
        credits=(licence,),
    )
    clarion = article(
        "clarion",
        "The Clarion",
        "Last of 41 freed from Mount Sarrow cable car",
        "2031-11-05T10:02:00+00:00",
        CLARION,
        credits=(foot,),
        byline=("Clarion staff",),
    )
    lantern = article(
        "daily-lantern",
        "Daily Lantern",
        "NIGHT OF TERROR: singing, gales and a rope in the dark as 41 cling on above the pines of Mount Sarrow "
        "until the very last is carried down",
        "2031-11-05T00:00:00+00:00",
        LANTERN,
        precision="day",
        quote="5 November 2031",
    )
    today = article("brenna-today", "Brenna Today", "All safe on Mount Sarrow", "2031-11-05T11:15:00+00:00", TODAY)
    evening = article(
        "evening-mail",
        "Evening Mail",
        "Lift firm ‘knew of worn bearing’",
        "2031-11-05T16:40:00+00:00",
        EVENING,
        quote="Posted 5 Nov 2031 at 16:40",
    )
    radio = article("radio-brenna", "Radio Brenna", "Cable car company knew of problem", None, RADIO)
    union = article(
        "workers-weekly",
        "Workers’ Weekly",
        "We warned them three times, says union",
        "2031-11-06T07:05:00+00:00",
        UNION,
    )
    magazine = article(
        "high-country", "High Country", "The valley that waits for its lift", "2032-02-11T09:00:00+00:00", MAGAZINE
    )
    members = (post, wire, clarion, lantern, today, evening, radio, union, magazine)
    hpa_report = Report(make_id("rep", "hpa"), hpa.id, wire.id, "Northern Times prints it under the agency's dateline")
    ledger_report = Report(
        make_id("rep", "ledger"),
        ledger.id,
        None,
        "cited by the Evening Mail for the number of passengers; text not given",
    )
    lost = Report(
        make_id("rep", "early"), None, None, "an early report that the wire and the Post's first paragraph share"
    )
    cite_hpa = Citation(
        make_id("cit", 1),
        today.id,
        hpa.id,
        span(today, "Highland Press Agency").start,
        span(today, "Highland Press Agency").end,
        "Highland Press Agency",
        "reported",
    )
    cite_post = Citation(
        make_id("cit", 2),
        evening.id,
        post_source.id,
        span(evening, "Sarrow Valley Post").start,
        span(evening, "Sarrow Valley Post").end,
        "Sarrow Valley Post",
        "has reported",
    )
    cite_ledger = Citation(
        make_id("cit", 3),
        evening.id,
        ledger.id,
        span(evening, "The Ledger Online").start,
        span(evening, "The Ledger Online").end,
        "The Ledger Online",
        "put the number at",
    )
    first = CLARION.split("\n\n")
    reuse = [
        shared(wire, first[0], clarion, first[0]),
        shared(wire, first[1], clarion, first[1]),
        shared(wire, first[2], clarion, first[2]),
        shared(wire, WIRE.split("\n\n")[0].split("— ")[1], lantern, LANTERN.split("\n\n")[0], "rewritten", 0.712),
        shared(wire, WIRE.split("\n\n")[1], lantern, LANTERN.split("\n\n")[1], "rewritten", 0.66),
        shared(wire, WIRE.split("\n\n")[2], lantern, LANTERN.split("\n\n")[2], "rewritten", 0.8),
        shared(post, POST.split("\n\n")[2], lantern, LANTERN.split("\n\n")[3], "verbatim", 0.95),
        shared(
            wire,
            "the last of 41 people trapped overnight in a cable car on Mount Sarrow",
            today,
            "The last of 41 people trapped in the Mount Sarrow cable car",
            "rewritten",
            0.81,
        ),
        shared(wire, WIRE.split("\n\n")[2], today, TODAY.split("\n\n")[2], "rewritten", 0.83),
        shared(post, "worn bearing on the same tower in August", evening, "worn bearing on the same tower in August"),
        shared(
            evening,
            "knew of a worn bearing on the same tower in August",
            radio,
            "knew in August of a worn bearing on the tower",
            "rewritten",
            0.74,
        ),
        shared(
            evening,
            "it would answer questions “in due course”",
            radio,
            "it will answer questions in due course",
            "rewritten",
            0.88,
        ),
        shared(
            post,
            POST.split("\n\n")[0].split(" after")[0],
            magazine,
            "Forty-one passengers spent the night in the cabins of the Mount Sarrow cable car",
        ),
    ]
    story = make_id("story", post.id)
    derivations = (
        derived(story, wire.id, hpa_report.id, "republished", 1.0, 0.99, True, (licence.id,)),
        derived(
            story,
            clarion.id,
            hpa_report.id,
            "republished",
            0.93,
            0.98,
            True,
            (reuse[0].id, reuse[1].id, foot.id),
            ("Three of its four paragraphs stand word for word in the agency report.", "It came out 31 minutes later."),
        ),
        derived(
            story,
            lantern.id,
            hpa_report.id,
            "rewritten",
            0.52,
            0.71,
            False,
            (reuse[3].id,),
            ("The same facts stand in the same order.", "No credit to the agency was found on the page."),
        ),
        derived(
            story,
            lantern.id,
            post.id,
            "partial",
            0.21,
            0.55,
            False,
            (reuse[6].id,),
            ("The Post has the quotation first.",),
        ),
        derived(
            story,
            today.id,
            hpa_report.id,
            "rewritten",
            0.61,
            0.9,
            True,
            (cite_hpa.id,),
            ("It names the agency as its source.",),
        ),
        derived(
            story,
            evening.id,
            post.id,
            "partial",
            0.34,
            0.92,
            True,
            (cite_post.id,),
            ("It names the Post as its source.",),
        ),
        derived(story, evening.id, ledger_report.id, "cited", 0.0, 0.6, True, (cite_ledger.id,)),
        derived(
            story,
            radio.id,
            evening.id,
            "rewritten",
            0.66,
            0.52,
            False,
            (),
            ("Only the Evening Mail has the firm's answer.",),
        ),
        derived(
            story,
            magazine.id,
            post.id,
            "partial",
            0.18,
            0.8,
            False,
            (),
            ("Its second paragraph is the Post's first, cut.",),
        ),
    )
    siblings = (
        Sibling(
            make_id("sib", 1),
            story,
            post.id,
            wire.id,
            "partial",
            None,
            0.64,
            (),
            ("Both have the rescue service's figures in one order.",),
        ),
    )
    return Rows(
        members,
        (
            Story(
                story,
                "Cable car stranded overnight on Mount Sarrow",
                tuple(m.id for m in members),
                (post.id, wire.id, union.id),
            ),
        ),
        (hpa, ledger, post_source, union_source, aune),
        (hpa_report, ledger_report, lost),
        tuple(reuse),
        derivations,
        (derived(story, today.id, clarion.id, "rewritten", 0.5, 0.3, False),),
        siblings,
        (cite_hpa, cite_post, cite_ledger),
        (
            Dropped("sources", "pages/scan.pdf", "not a text or HTML page"),
            Dropped("articles", "pages/empty.txt", "the file is empty"),
        ),
    )
