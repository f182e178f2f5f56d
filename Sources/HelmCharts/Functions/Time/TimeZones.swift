import Foundation

/// Times in the zones of the IANA database.
enum TimeZones {
    /// A time as a zone shows it. A zone that is not known counts as UTC, and the local one is UTC too: a rendering does
    /// not depend on the machine.
    static func convert(_ time: TemplateTime, to name: String) -> TemplateTime {
        var result = time
        (result.offset, result.zone) = (0, "UTC")
        guard !["", "UTC", "Local"].contains(name), !name.contains(".."), let zone = TimeZone(identifier: name),
            name.contains("/") || TimeZone.knownTimeZoneIdentifiers.contains(name) || abbreviations[name] != nil
        else { return result }
        let date = Date(timeIntervalSince1970: Double(time.seconds))
        result.offset = zone.secondsFromGMT(for: date)
        result.zone = abbreviation(name, result.offset, isSummer: zone.isDaylightSavingTime(for: date))
        return result
    }

    private static func abbreviation(_ name: String, _ offset: Int, isSummer: Bool) -> String {
        if let (winter, summer) = abbreviations[name] { return isSummer ? summer : winter }
        if name.hasPrefix("Europe/") {
            switch offset - (isSummer ? 3_600 : 0) {
            case 0: return isSummer ? "WEST" : "WET"
            case 3_600: return isSummer ? "CEST" : "CET"
            case 7_200: return isSummer ? "EEST" : "EET"
            default: break
            }
        }
        // Zones without letters of their own are named by their offset.
        let magnitude = offset.magnitude
        let hours = (magnitude / 3_600 < 10 ? "0" : "") + String(magnitude / 3_600)
        let minutes = magnitude / 60 % 60
        return (offset < 0 ? "-" : "+") + hours + (minutes == 0 ? "" : (minutes < 10 ? "0" : "") + String(minutes))
    }

    /// Abbreviations of the common zones in winter and in summer; Foundation gives `GMT+1` for them.
    private static let abbreviations: [String: (String, String)] = [
        "GMT": ("GMT", "GMT"), "Etc/UTC": ("UTC", "UTC"), "Etc/GMT": ("GMT", "GMT"), "Europe/London": ("GMT", "BST"),
        "Europe/Dublin": ("GMT", "IST"), "Europe/Moscow": ("MSK", "MSK"), "CET": ("CET", "CEST"),
        "EET": ("EET", "EEST"),
        "America/New_York": ("EST", "EDT"), "America/Toronto": ("EST", "EDT"), "America/Detroit": ("EST", "EDT"),
        "US/Eastern": ("EST", "EDT"), "EST5EDT": ("EST", "EDT"), "EST": ("EST", "EST"),
        "America/Chicago": ("CST", "CDT"),
        "US/Central": ("CST", "CDT"), "America/Denver": ("MST", "MDT"), "US/Mountain": ("MST", "MDT"),
        "America/Phoenix": ("MST", "MST"), "America/Los_Angeles": ("PST", "PDT"), "America/Vancouver": ("PST", "PDT"),
        "US/Pacific": ("PST", "PDT"), "America/Anchorage": ("AKST", "AKDT"), "Pacific/Honolulu": ("HST", "HST"),
        "America/Halifax": ("AST", "ADT"), "America/Mexico_City": ("CST", "CDT"), "Asia/Tokyo": ("JST", "JST"),
        "Asia/Seoul": ("KST", "KST"), "Asia/Shanghai": ("CST", "CST"), "Asia/Hong_Kong": ("HKT", "HKT"),
        "Asia/Taipei": ("CST", "CST"), "Asia/Kolkata": ("IST", "IST"), "Asia/Calcutta": ("IST", "IST"),
        "Asia/Manila": ("PST", "PST"), "Asia/Jakarta": ("WIB", "WIB"), "Asia/Karachi": ("PKT", "PKT"),
        "Asia/Jerusalem": ("IST", "IDT"), "Australia/Sydney": ("AEST", "AEDT"), "Australia/Melbourne": ("AEST", "AEDT"),
        "Australia/Brisbane": ("AEST", "AEST"), "Australia/Perth": ("AWST", "AWST"),
        "Australia/Adelaide": ("ACST", "ACDT"), "Pacific/Auckland": ("NZST", "NZDT"), "Africa/Cairo": ("EET", "EEST"),
        "Africa/Johannesburg": ("SAST", "SAST"), "Africa/Lagos": ("WAT", "WAT"), "Africa/Nairobi": ("EAT", "EAT"),
        "Japan": ("JST", "JST"), "Singapore": ("+08", "+08"), "Asia/Singapore": ("+08", "+08"),
    ]
}
