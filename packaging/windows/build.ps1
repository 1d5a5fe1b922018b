# The program's folder and its installer; on Windows 10 or newer with Python 3.11 and Inno Setup 6.
# Not run yet on Windows: see RELEASE.md.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$version = (Select-String -Path mbc_companion\__init__.py -Pattern '__version__ = "(.+)"').Matches[0].Groups[1].Value
New-Item -ItemType Directory -Force build\packages | Out-Null
# An .ico with one PNG of 256 pixels inside: 22 bytes of header, then the picture.
$png = [IO.File]::ReadAllBytes("resources\app-icon\app-icon-256.png")
$head = [byte[]](0,0,1,0,1,0, 0,0,0,0,1,0,32,0) + [BitConverter]::GetBytes([uint32]$png.Length) + [BitConverter]::GetBytes([uint32]22)
[IO.File]::WriteAllBytes("build\companion.ico", $head + $png)
python packaging\package.py freeze
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
& "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" "/DVersion=$version" packaging\windows\companion.iss
exit $LASTEXITCODE
