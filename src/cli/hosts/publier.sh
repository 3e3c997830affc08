#!/bin/sh
# Fabrique le site et l’envoie chez votre hébergeur, par rsync et SSH.
#
#   sh publier.sh
#
# L’adresse du site est celle de boussole.toml ([site] adresse).
# Sans SSH, fabriquez le site (boussole build), puis copiez tout ce que public/ contient, fichiers cachés
# compris (.htaccess), par SFTP ou par l’outil de votre hébergeur.
set -eu
cd "$(dirname "$0")"

# Où envoyer : utilisateur@ordinateur:dossier, comme votre hébergeur le donne.
DESTINATION="${DESTINATION:-}"
# Le programme, et la commande qui y va, pour qui les a ailleurs.
BOUSSOLE="${BOUSSOLE:-boussole}"
RSYNC="${RSYNC:-rsync}"

if [ -z "$DESTINATION" ]; then
  echo "Dites où envoyer le site : DESTINATION, en tête de publier.sh (utilisateur@ordinateur:dossier)." >&2
  exit 1
fi

"$BOUSSOLE" build

# Les fichiers nouveaux d’abord, les pages qui s’en servent ensuite, et à la fin seulement on efface ce qui ne
# sert plus : un visiteur ne tombe pas sur un site à moitié changé.
"$RSYNC" -rtz --chmod=D755,F644 public/assets public/recherche "$DESTINATION/"
"$RSYNC" -rtz --chmod=D755,F644 --delay-updates --delete-after --exclude=/.boussole public/ "$DESTINATION/"

echo "Publié. Pour vérifier : boussole doctor ADRESSE"
