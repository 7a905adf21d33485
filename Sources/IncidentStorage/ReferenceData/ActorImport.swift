package import IncidentCore
package import TextBasics

/// Makes actors from open data.
///
/// What a log has already, by its id or its UCDP id, is left out, so that an import can be repeated.
package enum ActorImport {
  /// The files that can be read.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    /// The compiled table of the Sahel's actors, with their relations in words.
    case sahelActors = "sahel-actors"
    /// The actor dataset of UCDP; the actors of the log's countries are taken.
    case ucdpActors = "ucdp-actors"
  }

  /// Reads actors.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - format: What it is.
  ///   - actors: The actors that the log has.
  ///   - regions: The regions of the log, whose countries are asked for.
  /// - Returns: The new records, and what was left out.
  /// - Throws: A diagnostic if the file is not of the format.
  package static func read(
    _ bytes: [UInt8], from format: Format, actors: ActorRegister, regions: RegionMap
  ) throws(Diagnostic) -> ReferenceImport {
    switch format {
    case .sahelActors: try SahelActorImport.read(bytes, actors: actors)
    case .ucdpActors: try UCDPActorImport.read(bytes, actors: actors, regions: regions)
    }
  }
}
