#!/bin/sh
# Makes the shipped log of 1 July 2025 anew, by the tool's own commands with a fixed clock.
#
#   data/make-log.sh [FOLDER]      FOLDER holds actors.jsonl, regions.jsonl and towns.jsonl; `data` if not given
#
# The facts are those of the outlets named as sources; the words are ours.
set -eu
cd "$(dirname "$0")/.."
export INCIDENTLOG_DATA="${1:-data}" INCIDENTLOG_AUTHOR="incidentlog maintainers" INCIDENTLOG_SEED=1
log=${INCIDENTLOG:-.build/release/incidentlog}

at() { INCIDENTLOG_NOW="$1"; export INCIDENTLOG_NOW; }

rm -rf "$INCIDENTLOG_DATA/log.json" "$INCIDENTLOG_DATA/incidents" "$INCIDENTLOG_DATA/operations"
at 2025-07-01T12:30:00.000Z
"$log" init "$INCIDENTLOG_DATA" --title "Mali, 1 July 2025" --country ML --language en --marking clear \
  --reference none

# What the morning knew: the army's communiqué, which most outlets repeat, and a first suspicion.
ids=$("$log" add --date 2025-07-01 --time early-morning \
  --town Diboli --town Kayes --town Sandaré --town "Nioro du Sahel" --town Gogui --town Molodo --town Niono \
  --kind armed-assault --target military --target-actor fama \
  --operation "Coordinated attacks on seven towns" --operation-basis coordination,official-statement \
  --account "positions in seven towns were attacked in a coordinated way; no casualty figures" \
  --by fama --stated 2025-07-01T12:00Z \
  --source "General staff of the Malian armed forces" --source-kind official --source-title "Communiqué" \
  --source-language fr \
  --source "Journal du Mali" --source-url https://www.journaldumali.com --source-relays s1 --source-language fr \
  --source Maliactu --source-url https://maliactu.net --source-relays s1 --source-language fr)
operation=$(echo "$ids" | sed -n 1p)
diboli=$(echo "$ids" | sed -n 2p)
kayes=$(echo "$ids" | sed -n 3p)
molodo=$(echo "$ids" | sed -n 7p)

at 2025-07-01T12:40:00.000Z
"$log" amend "$operation" --group JNIM --status suspected --confidence moderate --basis tactics,coordination \
  --unclaimed --stated 2025-07-01T12:00Z --source "News report of the morning" \
  --reason "first assessment in the press"
at 2025-07-01T12:50:00.000Z
"$log" amend "$operation" --group JNIM --status suspected --basis other --by local-sources \
  --note "local security sources" --stated 2025-07-01T12:00Z \
  --source SeneNews --source-url https://www.senenews.com --source-language fr \
  --reason "a second outlet, with sources of its own"

# By midday UTC the group claims it.
at 2025-07-01T15:00:00.000Z
"$log" amend "$operation" --group JNIM --status claimed --by jnim --basis claim --claim-channel Az-Zallaqa \
  --account "three barracks and further positions taken, in Niono, Diboli, Sandaré, Gogui, Kayes and Nioro" \
  --stated 2025-07-01T14:15Z \
  --source AFP --source-published 2025-07-01T14:15Z \
  --source-url https://www.spacewar.com/afp/250701141500.ow7tmw1j.html --source-relays Az-Zallaqa \
  --source "Daily Mail Africa" --source-url https://www.dailymailafrica.com --source-relays Az-Zallaqa \
  --reason "claim of responsibility"
at 2025-07-01T15:10:00.000Z
"$log" amend "$molodo" --kind shelling --weapon artillery --account "artillery on the base" --about Molodo \
  --by jnim --stated 2025-07-01T14:15Z --source AFP --source-published 2025-07-01T14:15Z \
  --source-url https://www.spacewar.com/afp/250701141500.ow7tmw1j.html --source-relays Az-Zallaqa \
  --reason "the claim speaks of artillery at Molodo"

# Accounts from two of the towns.
at 2025-07-01T15:20:00.000Z
"$log" amend "$kayes" --account "intense gunfire; smoke towards the governor's residence" --about Kayes \
  --by witness --stated 2025-07-01T14:15Z --source AFP --source-published 2025-07-01T14:15Z \
  --source-url https://www.spacewar.com/afp/250701141500.ow7tmw1j.html \
  --reason "residents speak to an agency"
at 2025-07-01T15:30:00.000Z
"$log" amend "$kayes" --account "men in pick-ups attacked the camp" --about Kayes --by local-sources \
  --stated 2025-07-01T14:15Z --source s1 --source SeneNews --source-url https://www.senenews.com \
  --source-language fr --reason "a military and a police source"
at 2025-07-01T18:00:00.000Z
"$log" amend "$diboli" --target "military,police:police post,government:customs post" --target-actor fama \
  --account "police and customs posts hit, less than 2 km from Senegal" --about Diboli --by witness \
  --stated 2025-07-01 --source SeneNews --source-url https://www.senenews.com --source-language fr \
  --source "Daily Mail Africa" --source-url https://www.dailymailafrica.com \
  --reason "witnesses name further targets"

# In the evening the army gives a toll for all seven towns together; of its own losses it says nothing.
at 2025-07-02T09:00:00.000Z
"$log" amend "$operation" --killed assailants=80+ \
  --account "the toll is provisional; weapons and vehicles were seized" \
  --account "the attackers had sponsors" --by fama --stated 2025-07-01 \
  --source "Sahel Intelligence" --source-published 2025-07-02 \
  --source-url https://sahel-intelligence.com/38948-mali-over-80-jihadists-killed-in-coordinated-attacks-against-the-army.html \
  --source "Daily Mail Africa" --source-url https://www.dailymailafrica.com \
  --reason "toll by the army's spokesman, Col.-Maj. Souleymane Dembélé, on television"
at 2025-07-02T09:10:00.000Z
"$log" amend "$operation" --account "a night curfew of 30 days in the regions of Kayes and Dioïla" \
  --by authorities --stated 2025-07-01 --source s8 --reason "measures by the regional authorities"
