// Draws the outlines of land and the borders between countries once, as two SVG paths in an equirectangular projection:
// x = 10 * (longitude + 180), y = 10 * (90 - latitude), so that the map's points are placed by two multiplications.
// Run `npm install && npm run make` here when a newer atlas is wanted; the result is committed.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEquirectangular, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";

const SCALE = 10;
const OUT = new URL("../../src/stemma/faces/templates/world.svg", import.meta.url);
const need = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(need.resolve(`world-atlas/${name}`), "utf8"));

const projection = geoEquirectangular()
  .scale((SCALE * 180) / Math.PI)
  .translate([180 * SCALE, 90 * SCALE])
  .precision(0);
const path = geoPath(projection).digits(0);

// Whole numbers as steps from point to point: a third of the size, the same lines.
const small = (d) => {
  let x = 0, y = 0;
  return d.split("M").filter(Boolean).map((ring) => {
    const closed = ring.endsWith("Z");
    const points = ring.replace("Z", "").split("L").map((pair) => pair.split(",").map(Number));
    let text = "", steps = 0;
    points.forEach(([a, b], n) => {
      if (n === 0) text = `M${a} ${b}`;
      else if (a === x && b === y) return;
      else text += `${steps++ === 0 ? "l" : a - x < 0 ? "" : " "}${a - x}${b - y < 0 ? "" : " "}${b - y}`;
      [x, y] = [a, b];
    });
    return steps ? text + (closed ? "z" : "") : "";
  }).join("");
};

const land = read("land-110m.json"), countries = read("countries-110m.json");
const outline = small(path(feature(land, land.objects.land)));
const borders = small(path(mesh(countries, countries.objects.countries, (a, b) => a !== b)));
writeFileSync(OUT, `{# Made by vendor/atlas/make.mjs from Natural Earth (public domain) through world-atlas (ISC, Michael Bostock). #}
<path class="land" d="${outline}"/><path class="borders" d="${borders}"/>
`);
