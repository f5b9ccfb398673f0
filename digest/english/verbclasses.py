"""Classes of English verbs on which the tense of a sentence depends."""

from digest.english.entries import word_set

SPEECH_ACTS = word_set(
    "say demand propose denounce criticise warn support reject announce promise deny accuse condemn report"
)
#: What is held or planned stays in the present, even in a headline.
HELD = word_set("intend consider estimate worry lack risk include continue")
#: What takes time: "is investigating", in text and headline alike.
ACTIVITIES = word_set("investigate assess talk fight prepare try take_part seek build patrol use")
#: What is so for long rather than going on.
SETTLED = word_set("live own belong state depend need represent contain engage hold support oppose include take_part")
#: What changes by degrees: "has been rising for a decade".
GRADUAL = word_set("rise fall grow increase decrease")
#: What is counted over a period, and is over when the period is.
COUNTED = GRADUAL | word_set("reach produce export record lose")
#: What is being done to things when they are found.
UNDER_WAY = word_set("transport move take send sell traffic exploit")
#: What people are doing while somebody complains of it.
GOING_ON = word_set("occupy extract fell invade dump clear pollute destroy enter threaten harass build transport")
#: What is no deed of one day, whoever complains of it, in a headline too.
KEPT_UP = word_set("pollute dump extract fell harass")
#: What ends when somebody is let go.
HELD_PEOPLE = word_set("kidnap arrest capture hold detain")
#: What a thing does, rather than a person, lasts: "deforestation threatens jaguars".
LASTING = word_set("threaten affect prevent allow guarantee promote strengthen pollute protect benefit")
#: What is done once and holds for a time.
BOUNDED = word_set("declare suspend ban extend renew grant")
#: Deeds of a moment, which do not last from an hour of the day on.
AT_ONCE = frozenset(("enter", "arrive", "raid"))
