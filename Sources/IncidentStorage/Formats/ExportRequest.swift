package import IncidentCore

/// What is to be exported, and where to.
package struct ExportRequest: Sendable {
  /// The log, as far as it may be let out.
  package let contents: LogContents
  /// The ids of the incidents that were asked for.
  package let incidents: Set<String>
  /// Whether nothing narrower than the whole log was asked for.
  package let isWhole: Bool
  /// How many records were withheld for their marking.
  package let withheld: Withheld
  /// Whether all reference data that was shipped goes along, or only what is referred to.
  package let takesAllReferenceData: Bool
  /// The path of the file or folder.
  package let path: String
  /// The time.
  package let now: Instant

  /// Asks for an export.
  package init(
    contents: LogContents, incidents: Set<String>, isWhole: Bool, withheld: Withheld,
    takesAllReferenceData: Bool, path: String, now: Instant
  ) {
    self.contents = contents
    self.incidents = incidents
    self.isWhole = isWhole
    self.withheld = withheld
    self.takesAllReferenceData = takesAllReferenceData
    self.path = path
    self.now = now
  }
}
