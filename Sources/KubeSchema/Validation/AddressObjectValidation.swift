import KubeObjects

// IPAddresses and ServiceCIDRs.

extension Validator {
    /// The name of an IPAddress is the address.
    mutating func ipAddress(_ object: Value) {
        let name = object.objectName
        if !name.isEmpty, Address(name) == nil {
            within(.metadata) {
                $0.invalid(.name, was: .string(name), because: "ParseAddr(\(GoText.quoted(name))): unable to parse IP")
            }
        }
        within(.spec) { v in
            let parent = object[.spec]["parentRef"]
            guard !parent.isNull else { return v.required("parentRef") }
            v.within("parentRef") { v in
                v.named("group", of: parent, Format.dnsSubdomain)
                v.nonEmpty("resource", of: parent)
                v.named("resource", of: parent, Format.pathSegment)
                v.nonEmpty(.name, of: parent)
                v.named(.name, of: parent, Format.pathSegment)
                v.named(.namespace, of: parent, Format.pathSegment)
            }
        }
    }

    mutating func serviceCIDR(_ object: Value) {
        within(.spec) { v in
            let ranges = object[.spec]["cidrs"].elements.map(\.text)
            if ranges.isEmpty { return v.required("cidrs", because: "at least one CIDR required") }
            if ranges.count > 2 {
                return v.invalid("cidrs", was: object[.spec]["cidrs"], because: "may only hold up to 2 values")
            }
            v.forEach("cidrs", of: object[.spec]) { v, range, _ in v.check(range.text, Format.addressRange(range.text))
            }
            let families = Set(ranges.map { $0.contains(":") })
            if ranges.count == 2, families.count == 1 {
                v.invalid(
                    "cidrs", was: object[.spec]["cidrs"],
                    because: "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/96")
            }
        }
    }
}
