"""Sentences for synthesis: `python sentences.py COUNT [SEED]` prints one a line.

Three in five are household sentences from `phrases.txt` with the words of `words.txt`, the rest are pieces of read books
(the transcripts of the training split) and rows of dictionary words, so that every sound is met beside every other."""

import pathlib
import re
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen").split()
TENS = "_ ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth twentieth").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


def number(n):
    """0..999 in words."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (" " + ONES[n % 10] if n % 10 else "")
    return ONES[n // 100] + " hundred" + (" and " + number(n % 100) if n % 100 else "")


def ordinal(n):
    """1..31 in words."""
    if n <= 20:
        return ORDINALS[n - 1]
    return ("twenty " + ORDINALS[n - 21]) if n < 30 else "thirtieth" if n == 30 else "thirty first"


class Sentences:
    def __init__(self, seed=0, books=(), words=()):
        self.rng, self.books, self.vocabulary = np.random.default_rng(seed), list(books), list(words)
        self.templates = [line for line in (HERE / "phrases.txt").read_text().splitlines() if line and line[0] != "#"]
        self.lists = {}
        for line in (HERE / "words.txt").read_text().splitlines():
            kind, values = line.split("\t")
            self.lists[kind] = [value.replace("_", " ") for value in values.split()]

    def one_of(self, values):
        return values[self.rng.integers(len(values))]

    def duration(self):
        rng, unit = self.rng, self.one_of(["minute", "minute", "minute", "hour", "second", "second", "day"])
        kind = rng.random()
        if kind < 0.1:
            return self.one_of(["half an hour", "an hour and a half", "a quarter of an hour", "one and a half minutes", "an hour",
                                "a minute", "a minute and a half", "two and a half hours", "three quarters of an hour", "half a minute"])
        n = int(rng.choice([rng.integers(1, 21), rng.integers(1, 13) * 5, rng.integers(1, 100)]))
        out = f"{number(n)} {unit}" + ("s" if n != 1 else "")
        if kind < 0.3 and unit in ("minute", "hour"):
            m = int(rng.integers(1, 60))
            out += f" and {number(m)} " + {"minute": "second", "hour": "minute"}[unit] + ("s" if m != 1 else "")
        return out

    def time(self):
        rng, hour = self.rng, number(int(self.rng.integers(1, 13)))
        minute = int(rng.choice([rng.integers(1, 60), rng.integers(1, 12) * 5]))
        said = ("oh " if minute < 10 else "") + number(minute)
        half = self.one_of(["", "", " a m", " p m", " in the morning", " in the evening", " tonight", " in the afternoon"])
        return self.one_of([hour + " o'clock", hour + half, f"{hour} {said}" + half, f"half past {hour}", f"quarter past {hour}",
                            f"quarter to {hour}", f"{number(minute)} past {hour}", f"{number(minute)} to {hour}", "noon", "midnight",
                            f"a quarter to {hour}" + half, f"{hour} thirty" + half])

    def date(self):
        day, month = ordinal(int(self.rng.integers(1, 32))), self.one_of(MONTHS)
        return self.one_of([f"{month} {day}", f"the {day} of {month}", f"{self.one_of(WEEKDAYS)} the {day}", "tomorrow", "yesterday",
                            "today", "next " + self.one_of(WEEKDAYS), "last week", "the day after tomorrow", "next month"])

    def slot(self, name):
        small = {"level": 11, "minutes": 61, "hours": 13, "seconds": 61, "number": 200}
        if name in small:
            return number(int(self.rng.integers(0 if name == "level" else 1, small[name])))
        if name in ("duration", "time", "date"):
            return getattr(self, name)()
        if name == "ordinal":
            return ordinal(int(self.rng.integers(1, 13)))
        if name == "weekday":
            return self.one_of(WEEKDAYS)
        if name == "free" and self.books and self.rng.random() < 0.5:
            return self.book(2, 7)
        return self.one_of(self.lists[name if name in self.lists else name + "s"])

    def household(self):
        text = self.one_of(self.templates)
        while "[" in text:
            text = re.sub(r"\[([^\[\]]*)\]", lambda m: self.one_of(m[1].split("|")), text)
        text = re.sub(r"\{(\w+)\}", lambda m: self.slot(m[1]), text)
        return " ".join(text.split())

    def book(self, low, high):
        words = self.one_of(self.books).split()
        count = int(self.rng.integers(low, high + 1))
        at = int(self.rng.integers(0, max(len(words) - count, 0) + 1))
        return " ".join(words[at:at + count])

    def any(self):
        kind = self.rng.random()
        if kind < 0.62 or not self.books:
            return self.household()
        if kind < 0.85 or not self.vocabulary:
            return self.book(3, 11)
        return " ".join(self.one_of(self.vocabulary) for _ in range(self.rng.integers(1, 6)))


if __name__ == "__main__":
    made = Sentences(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    for _ in range(int(sys.argv[1])):
        print(made.household())
