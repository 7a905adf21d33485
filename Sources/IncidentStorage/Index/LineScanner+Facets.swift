import TextBasics

/// The parts of a record that columns know by their text, and the rules of the whole.
extension LineScanner {
  /// Takes a part of the line into the text of the facet.
  @inline(__always)
  mutating func keep(_ start: Address, _ end: Address) {
    if start != kept.end {
      memory.gathered.append(from: kept.start, to: kept.end)
      kept.start = start
    }
    kept.end = end
  }

  /// Begins an object of a facet.
  @inline(__always)
  mutating func open(at start: Address) {
    statement = LineFacts.Statement(text: 0, stated: 0, cited: 0..<0)
    kept = (start, start)
    facetStart = memory.gathered.count
    citedBefore = facts.cited.count
  }

  /// Ends an object that columns know by its text, which is checked where it is new.
  mutating func close(_ facet: ScanFacet, isInOrder: Bool) -> Bool {
    guard facet != .account else {
      if facts.cited.count == citedBefore { facts.marks.insert(.sourcelessAccount) }
      return true
    }
    guard facet != .source else {
      guard keyCount > 0 else { return false }
      let key = memory.keys[keyCount - 1].place
      return facts.sourceKeys.append(key) && facts.reliabilities.append(statement.low)
        && (statement.stated != 0 || facts.undatedSources.append(key))
    }
    var text = UnsafeRawBufferPointer(start: kept.start, count: kept.end - kept.start)
    if memory.gathered.count > facetStart {
      memory.gathered.append(from: kept.start, to: kept.end)
      text = memory.gathered.bytes(from: facetStart)
    }
    memory.unsettled[unsettled] = ScanMemory.FacetText(
      facet: facet, bytes: text, isInOrder: isInOrder)
    unsettled += 1
    switch facet {
    case .attribution, .casualties:
      statement.cited = citedBefore..<facts.cited.count
      guard
        facet == .attribution
          ? facts.attributions.append(statement) : facts.casualties.append(statement)
      else { return false }
    case .place where facts.latitude.isEmpty != facts.longitude.isEmpty: return false
    default: break
    }
    return unsettled < ScanMemory.mostUnsettled || settle()
  }

  /// Reads the sources of the line that was scanned, where they were passed over.
  ///
  /// - Returns: False where they are wrong after all.
  mutating func readSources() -> Bool {
    guard let place = facts.sources else { return true }
    facts.sources = nil
    isLearning = false
    return value(sourcesNode, .check, at: base + place, in: nil, gathers: false) != nil
  }

  /// Finds the numbers of facets' texts, one after the other: what each waits for in the memory is
  /// on its way at the same time.
  mutating func settle() -> Bool {
    for index in 0..<unsettled {
      let text = memory.unsettled + index
      text.pointee.hash = ByteInterner.textHash(text.pointee.bytes)
      text.pointee.guess = texts(of: text.pointee)._withUnsafeGuaranteedRef {
        $0.guess(hash: text.pointee.hash)
      }
    }
    for index in 0..<unsettled {
      let text = memory.unsettled + index
      let facet = text.pointee.facet
      var number = texts(of: text.pointee)._withUnsafeGuaranteedRef {
        $0.find(text.pointee.bytes, hash: text.pointee.hash)
      }
      if number == 0 {
        number = numberOfNew(text.pointee)
        guard number > 0 else { return false }
      } else if !text.pointee.isInOrder {
        number = spelledNumbers[Int(facet.rawValue)][Int(number)]
      }
      switch facet {
      case .occurred: facts.occurred = number
      case .place: facts.place = number
      case .attack: facts.attack = number
      case .attribution:
        facts.attributions[settled.attributions].text = number
        settled.attributions += 1
      default:
        facts.casualties[settled.casualties].text = number
        settled.casualties += 1
      }
    }
    unsettled = 0
    return true
  }

  @inline(__always)
  private func texts(of text: ScanMemory.FacetText) -> Unmanaged<ByteInterner> {
    (text.isInOrder ? facetTexts : spellingTexts)[Int(text.facet.rawValue)]
  }

  /// The number of a text that was not met as it stands; 0 where it is wrong.
  private mutating func numberOfNew(_ text: ScanMemory.FacetText) -> UInt32 {
    let place = Int(text.facet.rawValue)
    if text.isInOrder {
      return isRight(text.facet, text.bytes) ? facets[place].add(text.bytes) : 0
    }
    let begin = memory.gathered.count
    defer { memory.gathered.count = begin }
    guard walk(text.facet, text.bytes, gathers: true) else { return 0 }
    memory.gathered.append(from: kept.start, to: kept.end)
    let canonical = memory.gathered.bytes(from: begin)
    var number = facets[place].find(canonical)
    if number == 0 {
      guard isRight(text.facet, canonical) else { return 0 }
      number = facets[place].add(canonical)
    }
    _ = spellings[place].add(text.bytes)
    spelledNumbers[place].append(number)
    return number
  }

  /// Walks the text of a facet alone, gathers it in canonical order or checks its values.
  private mutating func walk(
    _ facet: ScanFacet, _ text: UnsafeRawBufferPointer, gathers: Bool
  ) -> Bool {
    guard let start = text.baseAddress, let node = table.alone[facet] else { return false }
    let wasLearning = isLearning
    isLearning = false
    defer { isLearning = wasLearning }
    kept = (start, start)
    return object(memory.nodes + node, at: start, in: nil, gathers: gathers) != nil
  }

  /// Whether the text of a facet, an object whose form was walked, is right in all of its values.
  private mutating func isRight(_ facet: ScanFacet, _ text: UnsafeRawBufferPointer) -> Bool {
    if areKnown { return true }
    guard walk(facet, text, gathers: false) else { return false }
    guard let key = facet.keyOfRules else { return true }
    guard let json = try? JSONReader.read(Array(text)) else { return false }
    let record = JSON.object([key: facet == .attribution ? .array([json]) : json])
    return RecordRules.problems(of: record, strictness: .asGiven).isEmpty
  }

  /// The rules that go beyond single values and facets.
  func keepsRules() -> Bool {
    guard facts.revision == 1 || facts.hasReason, (facts.state == 2) == facts.hasInto
    else { return false }
    for index in 0..<keyCount {
      let key = memory.keys[index]
      for other in 0..<index where memory.keys[other].word == key.word {
        if isSame(memory.keys[other].place, key.place) { return false }
      }
    }
    for cited in facts.cited {
      let word = keyWord(cited)
      var isThere = false
      for key in facts.sourceKeys where keyWord(key) == word && isSame(key, cited) {
        isThere = true
        break
      }
      guard isThere else { return false }
    }
    return true
  }
}

extension ScanFacet {
  /// Where the text of a facet stands in a record, if there are rules that look at more of it than
  /// single values.
  fileprivate var keyOfRules: String? {
    switch self {
    case .occurred: "occurred"
    case .place: "place"
    case .attribution: "attributions"
    default: nil
    }
  }
}
