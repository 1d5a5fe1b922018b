<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
  <context>
    <name>CarrySheet</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more are in your contacts.</source>
      <translation>
        <numerusform>%n more is in your contacts.</numerusform>
        <numerusform>%n more are in your contacts.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The paper holds %n numbers.</source>
      <translation>
        <numerusform>The paper holds %n number.</numerusform>
        <numerusform>The paper holds %n numbers.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FindSheet</name>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>%n found</numerusform>
        <numerusform>%n found</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FoundCard</name>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>%n found</numerusform>
        <numerusform>%n found</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Library</name>
    <message numerus="yes">
      <source>%n minutes</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minutes, from your library</source>
      <translation>
        <numerusform>%n minute, from your library</numerusform>
        <numerusform>%n minutes, from your library</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n topics</source>
      <translation>
        <numerusform>%n topic</numerusform>
        <numerusform>%n topics</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ListPanel</name>
    <message numerus="yes">
      <source>%n contacts</source>
      <translation>
        <numerusform>%n contact</numerusform>
        <numerusform>%n contacts</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>NextVisitCard</name>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Notifier</name>
    <message numerus="yes">
      <source>In %n minutes</source>
      <translation>
        <numerusform>In %n minute</numerusform>
        <numerusform>In %n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PaperPreview</name>
    <message numerus="yes">
      <source>Preview, %n pages</source>
      <translation>
        <numerusform>Preview, %n page</numerusform>
        <numerusform>Preview, %n pages</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PaperSheet</name>
    <message numerus="yes">
      <source>This is exactly what prints. %n pages.</source>
      <translation>
        <numerusform>This is exactly what prints. %n page.</numerusform>
        <numerusform>This is exactly what prints. %n pages.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RepeatRow</name>
    <message numerus="yes">
      <source>%n times</source>
      <translation>
        <numerusform>%n time</numerusform>
        <numerusform>%n times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TalksPanel</name>
    <message numerus="yes">
      <source>%n earlier</source>
      <translation>
        <numerusform>%n earlier</numerusform>
        <numerusform>%n earlier</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Visits</name>
    <message numerus="yes">
      <source>%n questions ready</source>
      <translation>
        <numerusform>%n question ready</numerusform>
        <numerusform>%n questions ready</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits</source>
      <translation>
        <numerusform>%n visit</numerusform>
        <numerusform>%n visits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n days</source>
      <translation>
        <numerusform>in %n day</numerusform>
        <numerusform>in %n days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>VisitsPanel</name>
    <message numerus="yes">
      <source>%n visits in all</source>
      <translation>
        <numerusform>%n visit in all</numerusform>
        <numerusform>%n visits in all</numerusform>
      </translation>
    </message>
  </context>
</TS>
