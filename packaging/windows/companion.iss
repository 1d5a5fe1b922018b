; Installer for one person, without administrator's rights. What was written in Companion
; (below %LOCALAPPDATA%\Companion) is never touched, not even when it is removed.
[Setup]
AppId={{7B0F6C9C-52D5-4E7C-9E21-6F4A0B2D1C55}
AppName=Companion
AppVersion={#Version}
AppPublisher=The Companion developers
DefaultDirName={localappdata}\Programs\Companion
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
OutputDir=..\..\build\packages
OutputBaseFilename=Companion-{#Version}-setup
SetupIconFile=..\..\build\companion.ico
UninstallDisplayIcon={app}\mbc-companion.exe
LicenseFile=..\..\LICENSE
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
CloseApplications=yes

[Files]
Source: "..\..\build\frozen\mbc-companion\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Companion"; Filename: "{app}\mbc-companion.exe"

[Run]
Filename: "{app}\mbc-companion.exe"; Description: "Open Companion"; Flags: nowait postinstall skipifsilent
