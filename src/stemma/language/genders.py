"""Genders: what the words beside a name, or a given name itself, show of whom "he" and "she" can mean.

Given names are listed where nearly all who bear them, in the languages of the news, are of one gender; those that
differ by language (Andrea, Jean, Kim, Nicola, Robin) are left out. Compiled by hand from general knowledge.
"""

from __future__ import annotations

from stemma.language.tokens import word_set

_MANLY = word_set(
    "foreman policeman fisherman businessman signalman watchman doorman postman barman gunman salesman cameraman "
    "nobleman fireman serviceman clergyman congressman alderman councilman sportsman ferryman craftsman layman "
    "workman tradesman statesman helmsman boatman milkman stableman grandfather uncle nephew widower "
    "monk priest imam rabbi friar duke prince boyfriend fiancé stepfather godfather gentleman"
)
_WOMANLY = word_set(
    "policewoman businesswoman congresswoman councilwoman sportswoman waitress actress grandmother aunt niece widow "
    "nun duchess princess girlfriend fiancée stepmother godmother housewife hostess heiress ballerina landlady"
)
_FEMALE = _WOMANLY | word_set(
    "she her mrs ms miss madam lady queen woman spokeswoman mother sister wife daughter girl chairwoman mum"
)
_MALE = _MANLY | word_set("he his him mr sir lord king man spokesman father brother husband son boy chairman dad")
_WOMEN = word_set(
    "abigail ada adele adriana agatha agnes agnieszka aisha alexandra alice alicia alina alison amanda amelia amina "
    "amy ana anastasia angela angelina anita anja anna annabel anne annette annika antonia astrid audrey ayesha "
    "barbara beatrice beatriz becky bella bernadette beth bettina betty birgit birgitta bridget brigitte camille "
    "carla carmen caroline catalina catherine cecilia celia charlotte chloe christina christine claire clara claudia "
    "clementine constance cora cristina daniela daphne deborah denise diana dolores dorothy ebba edith eileen "
    "eleanor elena elisa elisabeth eliza elizabeth ella ellen elsa emily emma erica erika ester esther eva eve "
    "fatima felicity fiona florence frances francesca frida gabriela gabrielle georgia gertrude gina giulia gloria "
    "grace greta gudrun hana hanna hannah harriet hazel heather hedda heidi helen helena helene helga henrietta "
    "hilda hildegard ida ilona ilse ines inga inge ingrid irena irene irina iris isabel isabella isabelle ivana "
    "jacqueline jana jane janet janina jasmine jelena jennifer jenny jessica joan joanna johanna jolanta josephine "
    "joyce judith judy julia juliana julie juliet jutta karen karin karina karla katarina kate katerina katharina "
    "katherine kathleen kathryn katja katrin katrina kirsten kirsty klara kristen kristina larissa latifa laura "
    "lauren layla leila lena leonie lidia liliana lily linda lisa liv livia lola lorraine louisa louise lucia lucy "
    "ludmila luisa lydia magdalena maja malgorzata mandy manuela marcella margaret margarita margot maria marianne "
    "marie marija marina marit marlene marta martha martina mary mathilda matilda maud maureen megan melanie melissa "
    "mercedes mia michelle milena mina miriam molly monica monika nadia nadine nancy naomi natalia natalie natasha "
    "nicole nina nora norma octavia oksana olga olive olivia paloma pamela patricia paula paulina pauline penelope "
    "petra philippa phoebe polly rachel ragnhild ramona rebecca regina renata rita rosa rosalind rose rosemary "
    "roxana ruth sabina sabine sabrina sally samantha sandra sara sarah selma shirley sigrid silvia simone sofia "
    "sonia sonja sophia sophie stella stephanie susan susanna susanne svetlana sylvia tamara tania tanja tatiana "
    "teresa theresa tina ulla ulrike ursula valentina valeria valerie vanessa vera veronica victoria viktoria violet "
    "virginia vivian wendy wilhelmina xenia yasmin yolanda yvonne zainab zara zehra zoe zofia zuzana"
)
_MEN = word_set(
    "aaron abdul abdullah abel abraham adam adrian ahmad ahmed alan albert alberto alejandro aleksandar aleksander "
    "aleksandr alessandro alexander alexei alfred alfredo ali alistair alvaro amir anders andreas andrei andres "
    "andrew andrzej angus anthony antoine anton antonio archibald arthur arturo august bartholomew basil ben "
    "benedict benjamin bernard bernd bill bjorn bob bogdan boris brendan brian bruce bruno callum carl carlos cedric "
    "cesar charles christoph christopher claus colin conrad craig damian daniel david declan denis dennis derek "
    "diego dieter dirk dmitri dmitry dominic donald douglas duncan edgar edmund eduardo edward emil emilio enrique "
    "eric erich erik ernest ernesto ernst eugene fabian felipe felix ferdinand fernando finn francesco francisco "
    "frank franz fred frederick friedrich gareth gary gavin geoffrey georg george gerald gerard gerhard gianni "
    "gilbert giovanni giuseppe gordon graham gregor gregory guillermo gunnar gunther gustav gustavo guy hamid hans "
    "harald harold harry hassan hector heinrich helmut henri henry herbert herman hermann howard hubert hugh hugo "
    "hussein ian ibrahim igor ivan ivo jack jacob jacques jakob jakub james jan janos jason javier jeffrey jens "
    "jeremy jerome jerzy jim johan johann johannes john jonas jonathan jorge jose josef joseph joshua juan julio "
    "jurgen karim karl keith kenneth kevin klaus konrad konstantin kurt kyle larry lars laurence lawrence leif leon "
    "leonard leonardo leonid leopold liam louis luca lucas lucien luigi luis lukas luke magnus malcolm manfred "
    "manuel marcel marco marcus marek mario mark marko markus martin massimo mateo mathias matthew matthias maurice "
    "max maximilian mehmet michael michal miguel mikhail miroslav mohamed mohammad mohammed morten muhammad murray "
    "mustafa nathan neil nelson nicholas nicolas niels nigel nikolai nikos nils norbert norman olaf oleg oleksandr "
    "oliver omar oscar oskar otto pablo paolo patrick paul paulo pavel pawel pedro per pete peter philip philippe "
    "pierre piotr rafael raimund rainer ralph ramon raoul raul ravi raymond reinhard rene ricardo richard robert "
    "roberto rodrigo roger roland rolf roman ronald rory rudolf rupert rustam salim samir samuel sanjay santiago "
    "sebastian serge sergei sergey sergio siegfried sigmund simon stanislav stefan stephen steven stuart sven "
    "tadeusz tariq theo theodore thomas thorsten timothy tobias tom tomas torsten trevor ulrich uwe vaclav valentin "
    "victor viktor vincent vincenzo vladimir vojtech volker walter werner wilfred wilhelm william wojciech wolfgang "
    "xavier yuri yusuf yves zoltan"
)


def gender_of(words: set[str] | frozenset[str]) -> str:
    """What gender words show: "f", "m", or "" when none or both.

    >>> gender_of({"the", "spokeswoman"}), gender_of({"the", "driver"})
    ('f', '')
    """
    if words & _FEMALE and not words & _MALE:
        return "f"
    return "m" if words & _MALE and not words & _FEMALE else ""


def gender_of_name(name: str) -> str:
    """The gender of those who bear the given name that a person's whole name begins with, "" where it shows none.

    >>> gender_of_name("Ada Vane"), gender_of_name("Vane"), gender_of_name("Kim Vane")
    ('f', '', '')
    """
    given, _, rest = name.lower().partition(" ")
    if not rest:
        return ""
    return "f" if given in _WOMEN else "m" if given in _MEN else ""
