"""Makes points.csv and polygons.csv beside this file again, byte for byte with the same versions of the tools.

Debian: apt-get install proj-bin geographiclib-tools python3; python3 make.py
Made with PROJ 9.1.1 and GeographicLib 2.1.2. The commands that it runs:
    cs2cs -f %.6f EPSG:4490 EPSG:{grid}              latitude and longitude in, northing and easting out
    cs2cs -f %.6f EPSG:4326 EPSG:3857                latitude and longitude in, easting and northing out
    Planimeter -G -p 10 -e 6378137 1/298.257222101   one ring of latitude and longitude after another, parted by empty lines
"""
import math
import pathlib
import random
import subprocess

HERE = pathlib.Path(__file__).parent


def run(command, lines):
    return subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True).stdout.splitlines()


def points():
    rng = random.Random(2000)
    grids = [(4488 + zone, 3 * zone, 2, 50) for zone in range(25, 46)] + [(4478 + zone, 6 * zone - 3, 3.5, 50) for zone in range(13, 24)]
    grids += [(4534 + i, 75 + 3 * i, 2, 20) for i in range(21)] + [(4502 + i, 75 + 6 * i, 3.5, 20) for i in range(11)]
    rows = ["epsg,longitude,latitude,northing,easting"]
    for epsg, meridian, reach, count in grids:
        # The edges of zone plus half a degree, the meridian itself, and places at random between 3 and 54 degrees north.
        places = [(meridian - reach, 54), (meridian + reach, 3), (meridian, 41)]
        places += [(meridian + rng.uniform(-reach, reach), rng.uniform(3, 54)) for _ in range(count - 3)]
        places = [(f"{lon:.9f}", f"{lat:.9f}") for lon, lat in places]
        metres = run(["cs2cs", "-f", "%.6f", "EPSG:4490", f"EPSG:{epsg}"], [f"{lat} {lon}" for lon, lat in places])
        rows += [f"{epsg},{lon},{lat},{line.split()[0]},{line.split()[1]}" for (lon, lat), line in zip(places, metres)]
    places = [(f"{rng.uniform(73, 136):.9f}", f"{rng.uniform(3, 54):.9f}") for _ in range(50)]
    metres = run(["cs2cs", "-f", "%.6f", "EPSG:4326", "EPSG:3857"], [f"{lat} {lon}" for lon, lat in places])
    rows += [f"3857,{lon},{lat},{line.split()[1]},{line.split()[0]}" for (lon, lat), line in zip(places, metres)]
    (HERE / "points.csv").write_text("\n".join(rows) + "\n")


def ring(rng, radius, corners):
    lat, lon = rng.uniform(18, 53), rng.uniform(75, 134)
    angles = sorted(rng.uniform(0, 2 * math.pi) for _ in range(corners))
    if max((b - a) % (2 * math.pi) for a, b in zip(angles, angles[1:] + angles[:1])) > 3:
        angles = [2 * math.pi * i / corners for i in range(corners)]
    out = []
    for angle in angles:
        r = radius * rng.uniform(0.6, 1.4)
        out.append(f"{lat + r * math.sin(angle) / 111000:.9f} {lon + r * math.cos(angle) / 111000 / math.cos(math.radians(lat)):.9f}")
    return out


def polygons():
    rng = random.Random(1980)
    rings = [ring(rng, 10 ** rng.uniform(math.log10(6), math.log10(60_000)), rng.choice([3, 4, 5, 8, 12, 20, 40])) for _ in range(300)]
    lines = run(["Planimeter", "-G", "-p", "10", "-e", "6378137", "1/298.257222101"], "\n\n".join("\n".join(each) for each in rings).split("\n"))
    rows = ["ring as latitude longitude;area in m2"]
    rows += [f"{','.join(each)};{abs(float(line.split()[2])):.8f}" for each, line in zip(rings, lines, strict=True)]
    (HERE / "polygons.csv").write_text("\n".join(rows) + "\n")


points()
polygons()
