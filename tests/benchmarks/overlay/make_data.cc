// Writes the data of the overlay benchmark: footprints and three layers, GeoJSON in degrees, one feature a line, 8 decimals.
// g++ -O2 -std=c++17 make_data.cc -o make_data && ./make_data FOLDER S|M|L
//
// Rights are small and have few corners, most footprints lie across the border of a right or of a red line; red lines are few and huge, with ragged
// borders and now and then a hole; farmland is very many small parcels. The same numbers always give the same files.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

static uint64_t state = 20251129;
static uint64_t bits() {  // splitmix64
  uint64_t z = (state += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}
static double unit() { return (bits() >> 11) * 0x1p-53; }
static double between(double from, double to) { return from + (to - from) * unit(); }
static int whole(int from, int below) { return from + int(unit() * (below - from)); }
static double normal() { return std::sqrt(-2 * std::log(1 - unit())) * std::cos(2 * M_PI * unit()); }
static double sized(double typical, double spread) { return typical * std::exp(spread * normal()); }

struct Place { double x, y, radius; };
static const double Metres = 111320;
static double lon(double metres, double y) { return metres / (Metres * std::cos(y * M_PI / 180)); }
static Place anywhere(double radius) { return {between(119, 125), between(39, 43), radius}; }

// A ring that is seen whole from its centre: waves of rising number and falling height on a circle. Small rings have uneven angles.
static void ring(std::string& out, const Place& at, int corners, double height, bool clockwise) {
  std::vector<double> angle(corners), radius(corners, 1.0);
  for (int i = 0; i < corners; i++) angle[i] = 2 * M_PI * (i + (corners < 64 ? 0.5 * (unit() - 0.5) : 0)) / corners;
  for (int waves = 1; waves < corners / 2 && height > 1e-3; waves = 2 * waves + 1, height *= 0.62) {
    double phase = 2 * M_PI * unit();
    for (int i = 0; i < corners; i++) radius[i] += height * std::sin(waves * angle[i] + phase);
  }
  char text[64];
  out += '[';
  for (int k = 0; k <= corners; k++) {
    int i = clockwise ? (corners - k) % corners : k % corners;
    double r = std::fmax(radius[i], 0.15) * at.radius;
    snprintf(text, sizeof text, "%s[%.8f,%.8f]", k ? "," : "", at.x + lon(r * std::cos(angle[i]), at.y), at.y + r * std::sin(angle[i]) / Metres);
    out += text;
  }
  out += ']';
}

static void write(const std::string& path, int count, char letter, const std::function<void(std::string&, int)>& rings) {
  FILE* file = fopen(path.c_str(), "w");
  if (!file) { perror(path.c_str()); exit(1); }
  fputs("{\"type\":\"FeatureCollection\",\"features\":[\n", file);
  for (int i = 0; i < count; i++) {
    std::string text;
    rings(text, i);
    fprintf(file, "%s{\"type\":\"Feature\",\"properties\":{\"id\":\"%c%07d\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}", i ? ",\n" : "", letter, i, text.c_str());
  }
  fputs("\n]}\n", file);
  fclose(file);
}

int main(int count, char** arguments) {
  if (count != 3) { fprintf(stderr, "usage: make_data FOLDER S|M|L\n"); return 2; }
  std::string folder = arguments[1];
  char scale = arguments[2][0];
  int footprints = scale == 'S' ? 10000 : scale == 'M' ? 100000 : 400000, rights = scale == 'S' ? 2000 : scale == 'M' ? 20000 : 40000;
  int lines = scale == 'S' ? 150 : scale == 'M' ? 600 : 1200, parcels = scale == 'S' ? 50000 : scale == 'M' ? 500000 : 2000000;

  std::vector<Place> right, line;
  for (int i = 0; i < rights; i++) right.push_back(anywhere(sized(330, 0.55)));
  for (int i = 0; i < lines; i++) line.push_back(anywhere(sized(7000, 0.6)));
  write(folder + "/rights.geojson", rights, 'R', [&](std::string& out, int i) { ring(out, right[i], whole(4, 26), 0.18, false); });
  write(folder + "/redline.geojson", lines, 'E', [&](std::string& out, int i) {
    ring(out, line[i], whole(1000, 20000), 0.25, false);
    if (unit() < 0.75) { out += ','; ring(out, {line[i].x, line[i].y, 0.05 * line[i].radius}, whole(20, 400), 0.2, true); }
  });
  write(folder + "/farmland.geojson", parcels, 'F', [&](std::string& out, int) { ring(out, anywhere(sized(110, 0.5)), whole(5, 41), 0.2, false); });
  write(folder + "/footprints.geojson", footprints, 'P', [&](std::string& out, int) {
    Place at = anywhere(sized(120, 0.6));
    double kind = unit(), turn = 2 * M_PI * unit();
    if (kind < 0.85) {
      const Place& by = kind < 0.6 ? right[whole(0, rights)] : line[whole(0, lines)];
      double away = by.radius * (kind < 0.6 ? between(0, 1.4) : between(0.2, 1.3));
      at.x = by.x + lon(away * std::cos(turn), by.y);
      at.y = by.y + away * std::sin(turn) / Metres;
    }
    ring(out, at, whole(8, 61), 0.25, false);
  });
}
