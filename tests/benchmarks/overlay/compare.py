#!/usr/bin/env python3
"""Compares two results pair by pair: the same pairs, and areas within 1e-6 or 0.01 m². usage: compare.py OURS.csv RIGHT.csv"""
import csv
import sys


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {(row[0], row[1], row[2]): float(row[3]) for row in rows}


ours, right = read(sys.argv[1]), read(sys.argv[2])
# A pair at the least area may fall to either side of it.
missing = [pair for pair in right.keys() - ours.keys() if right[pair] > 1.01]
extra = [pair for pair in ours.keys() - right.keys() if ours[pair] > 1.01]
wrong = [pair for pair in ours.keys() & right.keys() if abs(ours[pair] - right[pair]) > max(0.01, 1e-6 * right[pair])]
largest = max((abs(ours[pair] - right[pair]) / right[pair] for pair in ours.keys() & right.keys() if right[pair] > 1e4), default=0)
print(f"{len(right)} pairs, missing {len(missing)}, extra {len(extra)}, areas that differ {len(wrong)}, greatest relative difference over 1 ha {largest:.1e}")
for pair in (missing + extra + wrong)[:10]:
    print(*pair, ours.get(pair), right.get(pair))
sys.exit(bool(missing or extra or wrong))
