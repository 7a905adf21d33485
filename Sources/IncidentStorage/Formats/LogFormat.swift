extension ExchangeFormat {
  /// Another log: the folder itself, line by line.
  static let log = ExchangeFormat(
    name: "log", help: "the folder of another log, joined line by line", isFolder: true,
    read: { request throws(StorageProblem) in
      var log = try LogImport(request)
      return try log.result()
    },
    expectRoom: { path throws(StorageProblem) in try LogExport.expectRoom(path) },
    write: { request throws(StorageProblem) in try LogExport(request).write() })
}
