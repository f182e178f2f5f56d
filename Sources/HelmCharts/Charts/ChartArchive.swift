/// Reads the files of a chart's archive.
enum ChartArchive {
    static func files(in bytes: [UInt8], place: String) throws(ChartError) -> [ChartFile] {
        throw ChartError("archives cannot be read yet", at: place)
    }
}
