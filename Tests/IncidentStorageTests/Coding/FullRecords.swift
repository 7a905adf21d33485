/// Records in canonical form with every field there is, `extras` apart.
enum FullRecords {
  static let evidence =
    #""attributions":[{"key":"a1","actors":["jnim"],"role":"perpetrator","status":"claimed","#
    + #""likelihood":"very-likely","confidence":"high","by":"jnim","basis":["claim","tactics"],"#
    + #""stated":"2025-07-02","sources":["s1"],"#
    + #""claim":{"mode":"statement","channel":"Az-Zallaqa"},"note":"named \"Niono\""}],"#
    + #""casualties":[{"key":"c1","of":"state-forces","actor":"jnim","outcome":"killed","#
    + #""count":{"low":5,"best":6,"high":7},"by":"press","stated":"2025-07-02T08:00:00.000Z","#
    + #""sources":["s1"]}],"#
    + #""accounts":[{"key":"n1","text":"smoke","about":"/place","by":"dataset:acled","#
    + #""stated":"2025-07-02","sources":["s1"]}],"#
    + #""sources":[{"key":"s1","publisher":"AFP","title":"Mali","url":"https://example.org/1","#
    + #""published":"2025-07-02","accessed":"2025-07-03","kind":"media","language":"fr","#
    + #""reliability":"B","credibility":2,"relays":"ORTM","archived":"https://example.org/2","#
    + #""sha256":"ab12","quote":"à Niono"}]"#

  static let incident =
    #"{"id":"ML-20250701-K7QX","revision":3,"#
    + #""recorded":{"at":"2025-07-02T09:00:00.000Z","by":"tester","reason":"same attack","#
    + #""replaces":["0123456789abcdef"]},"state":"merged","into":"ML-20250701-0001","#
    + #""verification":"partly-verified","marking":"amber-strict","#
    + #""occurred":{"start":"2025-07-01","end":"2025-07-02","precision":"day-range","#
    + #""timeOfDay":"early-morning"},"#
    + #""place":{"asWritten":"near Niono","town":"ml-niono","region":"ml-kayes","country":"ML","#
    + #""latitude":14.25,"longitude":-5.99,"precision":"near-settlement"},"#
    + #""attack":{"kind":"complex-attack","#
    + #""targets":[{"category":"military","actor":"jnim","description":"barracks"}],"#
    + #""weapons":["mortar"],"outcome":"repelled"},"# + evidence
    + #","operation":"OP-20250701-2M7P","#
    + #""support":[{"field":"/place/town","source":"s1","quote":"à Niono","from":0,"to":7,"#
    + #""sure":true}],"external":[{"scheme":"ucdp","id":"620345","version":"25.1"}],"#
    + #""notDuplicateOf":["ML-20250701-0002"],"tags":["market"],"title":"T","summary":"S"}"#

  static let operation =
    #"{"id":"OP-20250701-2M7P","revision":2,"#
    + #""recorded":{"at":"2025-07-02T09:00:00.000Z","by":"tester","reason":"same operation","#
    + #""replaces":["0123456789abcdef"]},"state":"merged","into":"OP-20250701-0001","#
    + #""marking":"red","title":"T","basis":["coordination"],"# + evidence
    + #","external":[{"scheme":"ucdp","id":"1","version":"25.1"}],"summary":"S"}"#

  static let town =
    #"{"id":"ml-niono","name":"Niono","aliases":["Nyono"],"country":"ML","#
    + #""parents":[{"region":"ml-kayes","from":"2017-03","until":"2023-03-12"}],"#
    + #""latitude":14.25,"longitude":-5.99,"kind":"seat","population":91554,"#
    + #""external":[{"scheme":"geonames","id":"2453537","version":"2025"}]}"#

  static let region =
    #"{"id":"ml-kayes","name":"Kayes","aliases":["Région de Kayes"],"kind":"zone","#
    + #""valid":{"from":"1960","until":"2023-03-12"},"#
    + #""parents":[{"region":"ml","from":"1960-09","until":"2023"}],"#
    + #""members":["ml","town:ml-niono"],"#
    + #""codes":[{"system":"iso-3166-2","code":"ML-1","from":"1991","until":"2023"}],"#
    + #""outline":[[14.5,-12.25,15,-11]]}"#

  static let actor =
    #"{"id":"jnim","name":"JNIM","aliases":["GSIM"],"kind":"jihadist-group","#
    + #""countries":["ML","BF"],"from":"2017-03-02","until":"2030","#
    + #""relations":[{"actor":"aqim","relation":"affiliate-of","from":"2017-03","until":"2030"}],"#
    + #""external":[{"scheme":"ucdp","id":"6346","version":"25.1"}]}"#
}
