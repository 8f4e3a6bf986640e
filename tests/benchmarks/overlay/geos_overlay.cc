// The same job with GEOS, one thread: GeoJSON reader, tree over a layer, prepared geometries, intersection of what is not inside.
// g++ -O2 -std=c++17 geos_overlay.cc -o geos_overlay -lgeos && ./geos_overlay FOLDER OUT.csv
// GEOS knows no ellipsoid: its areas are planar, scaled at the latitude of the footprint, which is less work than is asked for.
#define USE_UNSTABLE_GEOS_CPP_API
#include <geos/geom/Envelope.h>
#include <geos/geom/Geometry.h>
#include <geos/geom/prep/PreparedGeometryFactory.h>
#include <geos/index/strtree/TemplateSTRtree.h>
#include <geos/io/GeoJSON.h>
#include <geos/io/GeoJSONReader.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

using geos::geom::Geometry;
using geos::geom::prep::PreparedGeometry;
using geos::geom::prep::PreparedGeometryFactory;
using Clock = std::chrono::steady_clock;

struct Item { std::string id; std::unique_ptr<Geometry> shape; std::unique_ptr<PreparedGeometry> prepared; };

static double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

static std::vector<Item> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::vector<Item> items;
  geos::io::GeoJSONReader reader;
  auto collection = reader.readFeatures(text);
  for (auto& feature : collection.getFeatures()) {
    items.push_back({feature.getProperties().at("id").getString(), feature.getGeometry()->clone(), nullptr});
  }
  return items;
}

int main(int count, char** arguments) {
  if (count != 3) { fprintf(stderr, "usage: geos_overlay FOLDER OUT.csv\n"); return 2; }
  const char* names[] = {"rights", "redline", "farmland"};
  std::string folder = arguments[1];
  auto start = Clock::now();
  auto footprints = read(folder + "/footprints.geojson");
  std::vector<std::vector<Item>> layers;
  for (auto name : names) layers.push_back(read(folder + "/" + name + ".geojson"));
  double load = seconds(start);
  auto joining = Clock::now();
  FILE* out = fopen(arguments[2], "w");
  fputs("footprint,layer,feature,area_m2\n", out);
  for (size_t layer = 0; layer < layers.size(); layer++) {
    geos::index::strtree::TemplateSTRtree<Item*> tree;
    for (auto& item : layers[layer]) tree.insert(item.shape->getEnvelopeInternal(), &item);
    for (auto& footprint : footprints) {
      double scale = 111320.0 * 111320.0 * std::cos(footprint.shape->getEnvelopeInternal()->getMinY() * M_PI / 180);
      tree.query(*footprint.shape->getEnvelopeInternal(), [&](Item* item) {
        if (!item->prepared) item->prepared = PreparedGeometryFactory::prepare(item->shape.get());
        if (!item->prepared->intersects(footprint.shape.get())) return;
        double area = item->prepared->contains(footprint.shape.get()) ? footprint.shape->getArea() : item->shape->intersection(footprint.shape.get())->getArea();
        if (area * scale >= 1) fprintf(out, "%s,%s,%s,%.3f\n", footprint.id.c_str(), names[layer], item->id.c_str(), area * scale);
      });
    }
  }
  fclose(out);
  printf("load_s %.2f join_s %.2f total_s %.2f\n", load, seconds(joining), seconds(start));
}
