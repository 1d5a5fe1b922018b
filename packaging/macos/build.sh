#!/bin/sh
# Companion.app and a disk image of it; on macOS 13 or newer with Python 3.11 and Xcode's tools.
# Not run yet on a Mac: see RELEASE.md.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' mbc_companion/__init__.py)
mkdir -p build/packages build/companion.iconset
for size in 16 32 128 256 512; do
    cp "resources/app-icon/app-icon-${size}.png" "build/companion.iconset/icon_${size}x${size}.png"
done
iconutil --convert icns --output build/companion.icns build/companion.iconset
python3 packaging/package.py freeze
app=build/frozen/Companion.app
# Without an Apple identity the signature is made on the spot; Gatekeeper then asks once.
codesign --force --deep --options runtime --sign "${SIGNING_IDENTITY:--}" "${app}"
codesign --verify --deep --strict "${app}"
hdiutil create -volname Companion -srcfolder "${app}" -ov -format UDZO \
    "build/packages/Companion-${version}.dmg"
