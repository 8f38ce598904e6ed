#!/usr/bin/env bash
# Makes every form of a synthetic college, prints it to PDF with LibreOffice and keeps a picture of its first page here.
# All pages stay in the folder given (or a temporary one) to be looked at.
# Needs soffice and pdftoppm (apt: libreoffice-calc, poppler-utils, fonts-noto-cjk).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export GRADCHECK_FORMS_FOLDER=${1:-$(mktemp -d)}
cd "$here/../.."
dotnet run --project tests/AdminApi.Tests -- -class "*FormPictures"
cd "$GRADCHECK_FORMS_FOLDER"
soffice --headless --convert-to pdf ./*.xlsx >/dev/null
for pdf in *.pdf; do
  pdftoppm -r 80 -png "$pdf" "${pdf%.pdf}"
  pdftoppm -r 80 -png -singlefile -f 1 "$pdf" "$here/${pdf%.pdf}"
done
echo "All pages are in $PWD"
