#!/bin/sh
# Makes the shipped regions, towns and actors anew from the open data they come from.
#
#   data/make-reference.sh REFERENCE_FOLDER [FOLDER]
#
# REFERENCE_FOLDER holds the files that README.md names; FOLDER is the log that is filled, `data` if
# not given. What the log has already is left out, so the script can be run again; to begin anew,
# empty regions.jsonl, towns.jsonl and actors.jsonl first.
set -eu
if [ $# -lt 1 ]; then
  echo "usage: $0 REFERENCE_FOLDER [FOLDER]" >&2
  exit 2
fi
reference=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
export INCIDENTLOG_DATA="${2:-data}" INCIDENTLOG_AUTHOR="reference data"
export INCIDENTLOG_NOW=2026-01-01T00:00:00.000Z
log=${INCIDENTLOG:-.build/release/incidentlog}

import() { "$log" "$1" import --from "$2" --yes "$3"; }

# Countries, Mali's regions and cercles and the zones are compiled by hand; the rest is read.
import regions regions-table data/sources/regions.csv
import regions mali-2023 "$reference/admin/mali-2023-regions-and-cercles.csv"
import regions geonames-admin1 "$reference/admin/geonames-admin1CodesASCII.txt"
# Only of these two countries do towns name their second level. Safané is a department among provinces.
gunzip -c "$reference/admin/geonames-admin2Codes.txt.gz" | grep -E '^(BF|GN)\.' |
  grep -v '^BF\.01\.11203991' | import regions geonames-admin2 -

gunzip -c "$reference/gazetteer/populated-places-mali-and-neighbours.csv.gz" |
  import towns geonames-places -
# Places that reports name and GeoNames has only as wells, localities and the like.
import towns geonames-places data/sources/places.csv

# Spellings that reports use and GeoNames does not have.
spelling() {
  town=$1
  shift
  "$log" towns amend "$town" "$@" --yes --reason "spelling met in reports"
}
spelling ml-nioro --name "Nioro du Sahel" --alias Nioro
spelling ml-sandare --alias Sandere
spelling ml-gogui --alias Gogoui --alias Gougoui
spelling ml-ogossogou --alias Ogossagou
spelling ml-koulogon-habe --alias Koulogon --alias "Koulogon Peul"
spelling ml-diabali --alias Diabaly
spelling ml-dogofri --alias Dogofry
spelling ml-telatai --alias Talataye
spelling mr-fassale --alias Fassala
spelling ne-chinagodrar --alias Chinégodar
spelling ne-assamakka --alias Assamaka

# Filed by GeoNames under a region hundreds of kilometres away, among towns of another.
misfiled() {
  town=$1
  shift
  "$log" towns amend "$town" "$@" --yes --reason "far from the region that GeoNames files it under"
}
misfiled gn-boube --remove-region gn-siguiri
misfiled gn-mlatongouine --remove-region gn-kankan-adm2
misfiled ne-birizanza --remove-region ne-niamey
misfiled ne-bomboko-2446663 --remove-region ne-dosso
misfiled ne-doba --remove-region ne-niamey
misfiled ne-labezanga --remove-region ne-tahoua --region ne-tillaberi

import actors sahel-actors "$reference/actors/sahel-actors.csv"
import actors ucdp-actors "$reference/actors/ucdp-actor-22.1.csv"
