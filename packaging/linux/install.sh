#!/bin/sh
# Puts Companion below the home of the person who runs this, or, as root, below /usr/local.
# With "--remove" it takes it away again. What was written in Companion is never touched.
set -eu
here=$(dirname "$0")
if [ "$(id -u)" = 0 ]; then
    root=/usr/local
else
    root=${HOME}/.local
fi
program=${root}/lib/mbc-companion
share=${root}/share

remove() {
    rm -rf "${program}"
    rm -f "${root}/bin/mbc-companion" "${share}/applications/Companion.desktop"
    rm -f "${share}/metainfo/org.mbc_companion.Companion.metainfo.xml"
    find "${share}/icons/hicolor" -name 'mbc-companion.*' -delete 2>/dev/null || true
}

if [ "${1:-}" = "--remove" ]; then
    remove
    echo "Companion is removed. What you wrote is still in your data folder."
    exit 0
fi
remove
mkdir -p "${root}/lib" "${root}/bin" "${share}"
cp -R "${here}/usr/lib/mbc-companion" "${root}/lib/"
ln -s ../lib/mbc-companion/mbc-companion "${root}/bin/mbc-companion"
cp -R "${here}/usr/share/." "${share}/"
sed -i "s|^Exec=.*|Exec=\"${root}/bin/mbc-companion\"|" "${share}/applications/Companion.desktop"
echo "Companion is installed. Look for it in the menu, or type: ${root}/bin/mbc-companion"
