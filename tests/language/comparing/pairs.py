"""Pairs of wordings: subject, a, b, and what an editor would say that b does to a.

The answer: ``(relation, words of a, words of b)`` for the contrast of that subject that must be found, or None where no
contrast of any subject may say that they differ. All events and names are invented; the day is Thursday 8 May 2031.
"""

from __future__ import annotations

Answer = tuple[str, str, str] | None
Pair = tuple[str, str, str, Answer]

NUMBERS: list[Pair] = [
    (
        "number",
        "Four people died in the fire.",
        "Six people died in the fire.",
        ("differ", "Four people", "Six people"),
    ),
    (
        "number",
        "At least 12 miners were killed.",
        "Twelve miners were killed.",
        ("finer", "At least 12 miners", "Twelve miners"),
    ),
    ("number", "Six people were killed and nine wounded.", "Nine people were injured.", None),
    (
        "number",
        "The ferry sank 22 nautical miles off Orra.",
        "The ferry sank 22 miles off Orra.",
        ("differ", "22 nautical miles", "22 miles"),
    ),
    (
        "number",
        "The mine lies 14 km north of Dell.",
        "The mine lies about nine miles north of Dell.",
        ("coarser", "14 km", "about nine miles"),
    ),
    (
        "number",
        "The dam is 30 metres high.",
        "The dam is nearly 100 feet high.",
        ("coarser", "30 metres", "nearly 100 feet"),
    ),
    (
        "number",
        "The plant will cut 27 of 300 jobs.",
        "The plant will cut 27 of its 310 jobs.",
        ("differ", "300 jobs", "310 jobs"),
    ),
    ("number", "The plant will cut 27 of 300 jobs.", "The plant will shed 30 jobs.", ("differ", "27", "30 jobs")),
    (
        "number",
        "Norland paid $4.2bn for Skarn.",
        "Norland bought Skarn for 4.2 billion dollars.",
        ("agree", "$4.2bn", "4.2 billion dollars"),
    ),
    ("number", "Norland paid $4.2bn for Skarn.", "Norland bought Skarn for $2.4bn.", ("differ", "$4.2bn", "$2.4bn")),
    (
        "number",
        "Norland offered $31 a share for Skarn, valuing it at $4.2bn.",
        "Norland valued Skarn at $4.2bn.",
        ("agree", "$4.2bn", "$4.2bn"),
    ),
    (
        "number",
        "Norland pays 4.2 billion euros for Skarn.",
        "Norland pays 4.2 billion dollars for Skarn.",
        ("differ", "4.2 billion euros", "4.2 billion dollars"),
    ),
    ("number", "Profit fell 12 percent.", "Profit fell by 12.4 percent.", ("finer", "12 percent", "12.4 percent")),
    ("number", "The rate rose by half a percentage point.", "The rate rose by 50 basis points.", None),
    (
        "number",
        "The rate rose by 2 percentage points.",
        "The rate rose by 2 percent.",
        ("differ", "2 percentage points", "2 percent"),
    ),
    (
        "number",
        "Dozens of houses burned down.",
        "Some 60 houses burned down.",
        ("finer", "Dozens of houses", "Some 60 houses"),
    ),
    (
        "number",
        "Hundreds of homes were flooded.",
        "Forty homes were flooded.",
        ("differ", "Hundreds of homes", "Forty homes"),
    ),
    (
        "number",
        "Up to 400 passengers were aboard.",
        "There were 650 passengers aboard.",
        ("differ", "Up to 400 passengers", "650 passengers"),
    ),
    (
        "number",
        "Between 40 and 50 boats were lost.",
        "Forty-five boats were lost.",
        ("finer", "Between 40 and 50 boats", "Forty-five boats"),
    ),
    (
        "number",
        "More than 200 paintings are missing.",
        "The museum is missing 212 pieces.",
        ("finer", "More than 200 paintings", "212 pieces"),
    ),
    (
        "number",
        "The river carried 41,000 tonnes of mud.",
        "The river carried 40,812 tonnes of mud.",
        ("finer", "41,000 tonnes", "40,812 tonnes"),
    ),
    ("number", "A crew of 14 was on board, and four were rescued.", "Four of the 14 crew were saved.", None),
    (
        "number",
        "It is the country's second-longest river.",
        "The river is the third-longest in the country.",
        ("differ", "second-longest", "third-longest"),
    ),
    (
        "number",
        "It is the country's second-largest bank.",
        "The bank is the second biggest in the country.",
        ("agree", "second-largest", "second biggest"),
    ),
    (
        "number",
        "A third of the pupils stayed at home.",
        "Of the pupils, 33 percent stayed at home.",
        ("agree", "A third", "33 percent"),
    ),
    (
        "number",
        "Two-thirds of the members voted for it.",
        "Half of the members voted for it.",
        ("differ", "Two-thirds", "Half"),
    ),
    (
        "number",
        "The mayor won for the third time.",
        "The mayor won for the second time.",
        ("differ", "third time", "second time"),
    ),
    (
        "number",
        "It was 40 degrees Celsius in Dell.",
        "It was 104 degrees Fahrenheit in Dell.",
        ("agree", "40 degrees Celsius", "104 degrees Fahrenheit"),
    ),
    (
        "number",
        "The trial lasted five weeks.",
        "After a trial of 35 days he was freed.",
        ("agree", "five weeks", "35 days"),
    ),
    (
        "number",
        "The bridge cost 12 million crowns and took three years.",
        "It took four years to build the bridge.",
        ("differ", "three years", "four years"),
    ),
    ("number", "Another 30 people were arrested overnight.", "The police arrested 210 people.", None),
    (
        "number",
        "Three villages were cut off.",
        "Three places were cut off by the flood.",
        ("agree", "Three villages", "Three places"),
    ),
]

TIMES: list[Pair] = [
    ("time", "The strike began on 3 May.", "The strike began on 5 May.", ("differ", "3 May", "5 May")),
    ("time", "The bridge will open in June.", "The bridge will open on 14 June.", ("finer", "June", "14 June")),
    (
        "time",
        "The train left at 23.52.",
        "The train left shortly before midnight.",
        ("coarser", "23.52", "shortly before midnight"),
    ),
    (
        "time",
        "The wall gave way at 4:10 a.m.",
        "The wall gave way shortly after four o'clock.",
        ("coarser", "4:10 a.m.", "shortly after four o'clock"),
    ),
    (
        "time",
        "The wall gave way at 4:10 a.m.",
        "The wall gave way at half past five.",
        ("differ", "4:10 a.m.", "half past five"),
    ),
    ("time", "The blast came at 3 p.m.", "The blast came at 15:00.", ("agree", "3 p.m.", "15:00")),
    (
        "time",
        "The law will take effect before the end of July.",
        "The law will take effect on 20 July.",
        ("finer", "July", "20 July"),
    ),
    (
        "time",
        "The law will take effect before the end of July.",
        "The law will take effect on 12 August.",
        ("differ", "July", "12 August"),
    ),
    ("time", "The mill was built in 1912.", "The mill was built in 1921.", ("differ", "1912", "1921")),
    (
        "time",
        "The mill, built in 1912, burned down on Tuesday.",
        "The mill burned down on Tuesday.",
        ("agree", "Tuesday", "Tuesday"),
    ),
    (
        "time",
        "He was arrested on Monday.",
        "He was arrested on Tuesday morning.",
        ("differ", "Monday", "Tuesday morning"),
    ),
    ("time", "The council met on Tuesday.", "The council met on 6 May.", ("agree", "Tuesday", "6 May")),
    ("time", "She was born in the 1950s.", "She was born in 1957.", ("finer", "1950s", "1957")),
    (
        "time",
        "The ship was refitted in 2014 and sold in 2021.",
        "The ship was sold in 2021.",
        ("agree", "2021", "2021"),
    ),
    ("time", "The vote is due next week.", "The vote is due on 14 May.", ("finer", "next week", "14 May")),
    ("time", "The court rose at noon.", "The court rose at 12:00.", ("agree", "noon", "12:00")),
    ("time", "The tank was last checked in 2019.", "The company bought the tank in 2015.", None),
    (
        "time",
        "The alarm went off at two in the morning.",
        "The alarm went off at 2 p.m.",
        ("differ", "two in the morning", "2 p.m."),
    ),
]

PLACES: list[Pair] = [
    (
        "place",
        "The convoy crossed the border at Varn.",
        "The convoy crossed the border at Tolm.",
        ("differ", "Varn", "Tolm"),
    ),
    ("place", "The talks were held in Khoristan.", "The talks were held in Horistan.", None),
    (
        "place",
        "The bus went off the road near Mellin, Ostria.",
        "The bus went off the road in Ostria.",
        ("coarser", "Mellin", "Ostria"),
    ),
    (
        "place",
        "Soldiers flew the wounded to Brask.",
        "The wounded were flown to Elmshaven.",
        ("differ", "Brask", "Elmshaven"),
    ),
    ("place", "The ship was bound for Porto Sela from Brask.", "The ship was sailing from Brask to Porto Sela.", None),
    (
        "place",
        "Rudden, a village of 300 people, was cut off.",
        "The port Rudden was cut off.",
        ("differ", "village", "port"),
    ),
    ("place", "The president spoke in Dell.", "He spoke in Dell on Monday.", None),
    ("place", "The plant in Skarn will be shut.", "The plant in Orra will be shut.", ("differ", "Skarn", "Orra")),
    ("place", "Police searched a flat in Brask.", "Police in Elmshaven arrested a man.", None),
]

NAMES: list[Pair] = [
    (
        "name",
        "The ferry Marigold ran aground on a reef.",
        "The ferry Meridian ran aground on a reef.",
        ("differ", "Marigold", "Meridian"),
    ),
    (
        "name",
        "Skarn Steel will be bought by Norland Group.",
        "Skarn Steel will be bought by Ostmark Holding.",
        ("differ", "Norland Group", "Ostmark Holding"),
    ),
    (
        "name",
        "Judge Ilse Varga sentenced him to nine years.",
        "Judge Petra Lund sentenced him to nine years.",
        ("differ", "Ilse Varga", "Petra Lund"),
    ),
    (
        "name",
        "Mohammed Rahal was elected leader of the party.",
        "Muhammad Rahal was elected leader of the party.",
        None,
    ),
    ("name", "Ilse Varga sentenced him to nine years.", "He was sentenced to nine years by Judge Varga.", None),
    ("name", "Norland Group bought Skarn.", "Skarn was bought by Norland.", None),
    (
        "name",
        "Anna Berg will succeed Jon Holm as chairman.",
        "Anna Berg will succeed Jon Lund as chairman.",
        ("differ", "Jon Holm", "Jon Lund"),
    ),
    ("name", "The harbour master, Jon Holm, closed the port.", "The port was closed by Anna Berg's office.", None),
    ("name", "The World Health Board sent doctors.", "The WHB sent doctors.", None),
]

ROLES: list[Pair] = [
    (
        "role",
        "Prime Minister Lea Toft opened the fair.",
        "President Lea Toft opened the fair.",
        ("differ", "Prime Minister", "President"),
    ),
    (
        "role",
        "Lea Toft, the deputy mayor, opened the fair.",
        "Mayor Lea Toft opened the fair.",
        ("differ", "deputy mayor", "Mayor"),
    ),
    (
        "role",
        "Jon Holm, a spokesman for the port, denied it.",
        "Spokesman Jon Holm denied it.",
        ("coarser", "spokesman for the port", "Spokesman"),
    ),
    (
        "role",
        "Jon Holm, the former keeper of coins, was heard.",
        "The former director Jon Holm was heard.",
        ("differ", "former keeper of coins", "former director"),
    ),
    (
        "role",
        "Finance minister Ada Roe resigned.",
        "Ada Roe, the minister of finance, resigned.",
        ("agree", "Finance minister", "minister of finance"),
    ),
    (
        "role",
        "Finance minister Ada Roe resigned.",
        "Defence minister Ada Roe resigned.",
        ("differ", "Finance minister", "Defence minister"),
    ),
    ("role", "Chief executive Ada Roe resigned.", "Ada Roe, the company's CEO, resigned.", None),
    ("role", "Chief executive Ada Roe resigned.", "Ada Roe, the company's boss, resigned.", None),
    ("role", "The premier, Lea Toft, spoke.", "Prime Minister Lea Toft spoke.", None),
    (
        "role",
        "The president resigned on Monday.",
        "The prime minister resigned on Monday.",
        ("differ", "president", "prime minister"),
    ),
    ("role", "Foreign minister Ada Roe flew home.", "The top diplomat, Ada Roe, flew home.", None),
    ("role", "Ada Roe, a mother of two, won the prize.", "Ada Roe, a nurse, won the prize.", None),
]

STATES: list[Pair] = [
    (
        "status",
        "The company is in talks to buy Skarn.",
        "There are no talks to buy Skarn.",
        ("differ", "talks", "There are no talks"),
    ),
    (
        "status",
        "Sirens sounded in every village.",
        "No siren sounded in Pell.",
        ("differ", "sounded", "No siren sounded"),
    ),
    ("status", "The harbour is open.", "The harbour is closed.", ("differ", "is open", "is closed")),
    ("status", "The harbour is not open.", "The harbour is closed.", None),
    (
        "status",
        "Nobody was hurt in the blast.",
        "Three workers were hurt in the blast.",
        ("differ", "Nobody was hurt", "were hurt"),
    ),
    (
        "status",
        "The union accepted the offer.",
        "The union turned down the offer.",
        ("differ", "accepted", "turned down"),
    ),
    (
        "status",
        "The minister denied that the plant leaked.",
        "The plant leaked.",
        ("differ", "denied that the plant leaked", "leaked"),
    ),
    ("status", "The jury found him guilty.", "The jury found him not guilty.", ("differ", "guilty", "not guilty")),
    ("status", "The jury acquitted him.", "The jury found him not guilty.", None),
    (
        "status",
        "No cause has been established for the fire.",
        "The fire was caused by a faulty heater.",
        ("differ", "No cause has been established", "was caused by a faulty heater"),
    ),
    ("status", "The bank may close 40 branches.", "The bank closed 40 branches.", ("finer", "may close", "closed")),
    ("status", "The price of copper rose.", "The price of copper fell.", ("differ", "rose", "fell")),
    (
        "status",
        "The captain refused to leave the ship.",
        "The captain left the ship.",
        ("differ", "refused to leave", "left"),
    ),
    ("status", "The police were not informed until Tuesday.", "The police were informed on Tuesday.", None),
    ("status", "The water is safe.", "The water is unsafe.", ("differ", "is safe", "is unsafe")),
    (
        "status",
        "The mayor has not resigned.",
        "The mayor has stepped down.",
        ("differ", "has not resigned", "has stepped down"),
    ),
    ("status", "The mayor quit on Monday.", "The mayor has stepped down.", None),
    (
        "status",
        "The hostages were freed without a ransom being paid.",
        "A ransom was paid for the hostages.",
        ("differ", "without a ransom being paid", "was paid"),
    ),
    ("status", "The rebels withdrew from the town.", "The rebels did not advance on the town.", None),
    ("status", "The road remained shut and the school was open.", "The school was open.", None),
    ("status", "Two men were arrested, and a third was released.", "Police released one man.", None),
    ("status", "He never signed the letter.", "He signed the letter.", ("differ", "never signed", "signed")),
    (
        "status",
        "The minister said the report was false.",
        "The report was true, she said.",
        ("differ", "was false", "was true"),
    ),
    ("status", "It is not a household that did not hear the alarm.", "Every household heard the alarm.", None),
]

SCOPES: list[Pair] = [
    (
        "scope",
        "Power was cut in parts of the city.",
        "Power was cut in the city.",
        ("coarser", "parts of the city", "city"),
    ),
    (
        "scope",
        "Some of the schools were closed.",
        "All of the schools were closed.",
        ("differ", "Some of the schools", "All of the schools"),
    ),
    (
        "scope",
        "Most of the workers went home.",
        "The workers went home.",
        ("coarser", "Most of the workers", "workers"),
    ),
    (
        "scope",
        "Schools were closed in two districts.",
        "Schools were closed across the country.",
        ("differ", "in two districts", "across the country"),
    ),
    (
        "scope",
        "Ostria-backed fighters shelled the town.",
        "Fighters of Ostria shelled the town.",
        ("coarser", "Ostria-backed fighters", "Ostria"),
    ),
    ("scope", "The bulk of the fleet was in port.", "Most of the fleet was in port.", None),
    ("scope", "All the schools were closed.", "The schools were closed.", None),
    (
        "scope",
        "He blamed countries such as Ostria for the delay.",
        "He blamed Ostria for the delay.",
        ("coarser", "such as Ostria", "Ostria"),
    ),
    ("scope", "Only members may vote.", "Members may vote.", ("coarser", "Only members", "Members")),
]

QUOTES: list[Pair] = [
    (
        "quote",
        "“We will never sell the mill to anyone,” she said.",
        "“We will never sell the mill,” she said.",
        ("coarser", "We will never sell the mill to anyone,", "We will never sell the mill,"),
    ),
    (
        "quote",
        "“We will never sell the mill to Norland,” she said.",
        "“We will never sell the mill to foreigners,” she said.",
        ("differ", "We will never sell the mill to Norland,", "We will never sell the mill to foreigners,"),
    ),
    (
        "quote",
        "“We will never sell the mill,” she said.",
        "She said they would “never sell the mill”.",
        ("agree", "We will never sell the mill,", "never sell the mill"),
    ),
    ("quote", "“I saw the wall lean outwards,” he said.", "“The water came up to my knees,” he said.", None),
    (
        "quote",
        "“I saw the wall lean outwards,” he said.",
        '"I saw the wall lean outwards," he said.',
        ("agree", "I saw the wall lean outwards,", "I saw the wall lean outwards,"),
    ),
    (
        "quote",
        "“This is a serious mistake by the board,” she said.",
        "“This is a criminal mistake by the board,” she said.",
        ("differ", "This is a serious mistake by the board,", "This is a criminal mistake by the board,"),
    ),
]

# The same told in other words, and two matters that only look alike: nothing may differ.
PARAPHRASES: list[Pair] = [
    (
        "any",
        "The company shut the plant after workers found a leak.",
        "The factory was closed when staff discovered a leak.",
        None,
    ),
    (
        "any",
        "The court ordered the bank to pay 40 million crowns.",
        "Forty million crowns must be paid by the bank, the court ruled.",
        None,
    ),
    ("any", "Three towns were evacuated on Thursday.", "Thursday saw the evacuation of three towns.", None),
    (
        "any",
        "The government will present its budget on Friday.",
        "The budget is to be presented on Friday by the government.",
        None,
    ),
    ("any", "Rescuers pulled 19 people alive from the ruins.", "Nineteen survivors were dug out of the rubble.", None),
    ("any", "The museum's director has stepped aside.", "The head of the museum has resigned.", None),
    (
        "any",
        "Lee Sands, 54, a nurse, died on Monday.",
        "Nurse Lee Sands, aged 54, died at the start of the week.",
        None,
    ),
    (
        "any",
        "The union called off the strike after winning a rise of 4 percent.",
        "A 4 percent rise ended the strike.",
        None,
    ),
    (
        "any",
        "The tanker spilled no oil, the owner said.",
        "No oil had leaked from the tanker, according to its owner.",
        None,
    ),
    ("any", "The army withdrew from Varn after heavy fighting.", "After heavy fighting the army left Varn.", None),
    (
        "any",
        "The clinic treated 40 patients on Monday and 55 on Tuesday.",
        "On Tuesday the clinic treated 55 patients.",
        None,
    ),
    ("any", "The toll rose to 12 on Wednesday from nine on Tuesday.", "The toll stood at 12 on Wednesday.", None),
    (
        "any",
        "The minister did not rule out a second inquiry.",
        "A second inquiry is possible, the minister said.",
        None,
    ),
    ("any", "The board rejected the bid as too low.", "The board turned the offer down, calling it too low.", None),
]

TABLE: list[Pair] = NUMBERS + TIMES + PLACES + NAMES + ROLES + STATES + SCOPES + QUOTES + PARAPHRASES
