import IncidentCore
import TextBasics

/// What the texts of attributions say, as a scanner gathers them: without who says it, when and why.
///
/// The same are named in many ways, and many in the same way: each is read once. It is shared, not
/// copied, and has one owner at a time.
final class AttributionTexts {
  /// Whom a statement names.
  struct Named {
    var actors: [String] = []
    var numbers: [Int32] = []
    /// Whether any of them is identified, and any but civilians.
    var areIdentified = false
    var areArmed = false
  }

  /// How a statement names somebody.
  struct Manner {
    var role = Attribution.Role.perpetrator
    var status = Attribution.Status.unclaimed
    var likelihood: Likelihood?
    var confidence: Confidence?

    /// Whether it is held possible.
    var isPossible: Bool { AttributionRules.isHeldPossible(status, likelihood) }
  }

  /// An actor that a statement names.
  struct Actor {
    var id: String
    var isCivilian: Bool
    var isIdentified: Bool
    /// Whether it is a component of another, or another of it, at any time.
    var isRelated: Bool
  }

  /// The part that a statement can play.
  struct Part {
    /// Statements with the same number are treated alike by the rules.
    var code: UInt8 = 0
    /// How strong it is, where that may decide; else 0.
    var strength: UInt16 = 0
    /// Whether it names sides of a clash.
    var isOfSide = false
  }

  private(set) var named: [Named] = [Named()]
  private(set) var manners: [Manner] = [Manner()]
  private(set) var actors: [Actor] = []
  private let namedTexts = ByteInterner()
  private let mannerTexts = ByteInterner()
  /// By the number of a text.
  private var said: [(named: Int, manner: Int)] = []
  private var parts: [Part] = []
  private var actorNumbers: [String: Int32] = [:]
  private let register: ActorRegister
  private let related: Set<String>

  init(_ register: ActorRegister) {
    self.register = register
    var related: Set<String> = []
    for actor in register.all {
      for relation in actor.relations where relation.relation == .componentOf {
        related.insert(actor.id)
        related.insert(relation.actor)
      }
    }
    self.related = related
  }

  /// How many texts are known, the empty one included.
  var count: Int { said.count }

  /// The numbers of those whom a text names, and of how it does.
  subscript(text: UInt32) -> (named: Int, manner: Int) { said[Int(text)] }

  /// The part that a statement can play.
  func part(of text: UInt32) -> Part { parts[Int(text)] }

  /// The number of an actor that a text names.
  func number(of actor: String) -> Int32 { actorNumbers[actor] ?? 0 }

  /// Learns what texts say that are new.
  func learn(_ texts: ByteInterner) {
    while said.count < texts.count {
      texts.withBytes(UInt32(said.count)) { text in
        var start = 0
        // In a string a quote has a backslash before it.
        if text.starts(with: AttributionTexts.actorsKey),
          let end = ByteSearch.offset(of: #"],""#, in: text, 0..<text.count)
        {
          start = end + 2
        }
        let named = number(ofNamed: UnsafeRawBufferPointer(rebasing: text[..<start]))
        let manner = number(ofManner: UnsafeRawBufferPointer(rebasing: text[start...]))
        said.append((named, manner))
        parts.append(Part(self.named[named], manners[manner]))
      }
    }
  }

  private static let actorsKey = Array(#"{"actors":["#.utf8)

  /// The number of those whom the beginning of a text up to the comma names.
  private func number(ofNamed text: UnsafeRawBufferPointer) -> Int {
    let (number, isNew) = namedTexts.number(of: text)
    if isNew {
      let json = (try? JSONReader.read(text.dropLast() + Array("}".utf8))) ?? .null
      let ids = json.texts("actors")
      let numbers = ids.map { learn($0) }
      named.append(
        Named(
          actors: ids, numbers: numbers,
          areIdentified: numbers.contains { actors[Int($0)].isIdentified },
          areArmed: numbers.contains { !actors[Int($0)].isCivilian }))
    }
    return Int(number)
  }

  /// The number of the manner that the rest of a text tells.
  private func number(ofManner text: UnsafeRawBufferPointer) -> Int {
    let (number, isNew) = mannerTexts.number(of: text)
    if isNew {
      let isWhole = text.first == UInt8(ascii: "{")
      let json = (try? JSONReader.read(isWhole ? Array(text) : Array("{".utf8) + text)) ?? .null
      var manner = Manner()
      if let role: Attribution.Role = json.word("role"),
        let status: Attribution.Status = json.word("status")
      {
        manner = Manner(
          role: role, status: status, likelihood: json.word("likelihood"),
          confidence: json.word("confidence"))
      }
      manners.append(manner)
    }
    return Int(number)
  }

  private func learn(_ actor: String) -> Int32 {
    if let number = actorNumbers[actor] { return number }
    let number = Int32(actors.count)
    actorNumbers[actor] = number
    let kind = register[actor]?.kind
    actors.append(
      Actor(
        id: actor, isCivilian: kind == .civilians, isIdentified: kind != .unidentified,
        isRelated: related.contains(actor)))
    return number
  }
}

extension AttributionTexts.Part {
  /// Finds the part; it follows what ``AttributionRules`` look at.
  fileprivate init(_ named: AttributionTexts.Named, _ manner: AttributionTexts.Manner) {
    let status = UInt8(Attribution.Status.allCases.firstIndex(of: manner.status) ?? 0)
    if manner.isPossible, manner.role == .perpetrator, named.areIdentified {
      // A candidate. Strength decides among these, and nowhere else.
      code = 0x40 | status
      strength =
        1 + UInt16((manner.likelihood ?? .even).rank) << 8
        + UInt16((manner.confidence ?? .low).rank)
    } else if manner.isPossible, manner.role == .party, named.areArmed {
      code = 0x80 | status
      isOfSide = true
    } else if manner.status == .rejected || manner.status == .claimed {
      // It takes others away, or is the first claim.
      code = status
    } else {
      // It only stands in the place of what the same speaker said before.
      code = 0x20
    }
  }
}
