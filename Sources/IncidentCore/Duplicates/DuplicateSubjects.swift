/// What of some attacks is compared, worked out so that the attacks themselves need not be kept.
package struct DuplicateSubjects: Sendable {
  let traits: [DuplicateTraits]

  /// Works it out for the attacks of a picture; those of one log may come in several.
  package init(_ picture: LogPicture) {
    var sounds: [String: [String]] = [:]
    traits = picture.attacks.map {
      DuplicateTraits($0, actors: picture.actors, sounds: &sounds)
    }
  }
}
