//! Words that tell what a name is the name of: titles of people, what companies and agencies are called, places.

use crate::import::words::listed;
use crate::schema::ActorKind;

/// Titles and offices that stand before a person's name, in lower case and sorted.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "activist", "actor", "actress", "adm.", "admiral", "agent", "alderman", "ambassador", "archbishop",
    "assemblyman", "assemblymember", "assemblywoman", "assistant", "associate", "attorney", "author", "bishop",
    "capt.", "captain", "cardinal", "ceo", "cfo", "chair", "chairman", "chairwoman", "chancellor", "chief",
    "cmdr.", "co-chair", "co-founder", "coach", "col.", "colonel", "commissioner", "comptroller", "congressman",
    "congresswoman", "councillor", "councilman", "councilmember", "councilwoman", "cpl.", "cto", "dame",
    "defense", "del.", "delegate", "deputy", "detective", "director", "district", "dr", "dr.", "editor",
    "ex-president", "father", "first", "foreign", "former", "founder", "gen.", "general", "gov.", "governor",
    "imam", "inspector", "interim", "judge", "justice", "king", "lady", "lawmaker", "lawyer", "lead", "leader",
    "lieutenant", "lord", "lt.", "maj.", "major", "majority", "manager", "mayor", "minister", "minority",
    "miss", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "officer", "organizer", "pastor", "pfc.", "police", "pope",
    "premier", "president", "president-elect", "press", "prime", "prince", "princess", "principal", "prof.",
    "professor", "prosecutor", "queen", "rabbi", "rep.", "reporter", "representative", "reps.", "republican",
    "retired", "rev.", "reverend", "secretary", "sen.", "senator", "senior", "sens.", "sergeant", "sgt.",
    "sheriff", "sir", "sister", "speaker", "spokesman", "spokesperson", "spokeswoman", "superintendent",
    "supervisor", "supt.", "trooper", "vice", "whip",
];

/// Titles that other names than a person's may follow: `former Acme staff`.
#[rustfmt::skip]
pub(super) const VAGUE_TITLES: &[&str] = &[
    "assistant", "associate", "chief", "defense", "district", "first", "foreign", "former", "interim", "lead",
    "majority", "minority", "police", "press", "prime", "republican", "retired", "senior", "vice",
];

/// Words that say what a company does, where they open a sentence before its name: `Developer Ode Partners said`.
pub(super) const TRADES: &[&str] = &[
    "airline",
    "automaker",
    "broadcaster",
    "builder",
    "carmaker",
    "chipmaker",
    "contractor",
    "developer",
    "drugmaker",
    "landlord",
    "maker",
    "manufacturer",
    "operator",
    "owner",
    "publisher",
    "retailer",
    "startup",
    "supplier",
];

/// What companies add to their names for the law.
pub(super) const LEGAL_FORMS: &[&str] = &[
    "ag", "co", "co.", "corp", "corp.", "gmbh", "inc", "inc.", "llc", "llp", "ltd", "ltd.", "plc",
];

/// Houses that are named for somebody or something.
pub(super) const HOUSES: &[&str] = &[
    "center",
    "centre",
    "church",
    "college",
    "hospital",
    "institute",
    "museum",
    "university",
];

/// Titles that only women bear, and those that only men do.
#[rustfmt::skip]
pub(super) const OF_WOMEN: &[&str] = &[
    "actress", "chairwoman", "congresswoman", "councilwoman", "dame", "lady", "miss", "mrs", "mrs.", "ms",
    "ms.", "princess", "queen", "sister", "spokeswoman",
];
#[rustfmt::skip]
pub(super) const OF_MEN: &[&str] = &[
    "chairman", "congressman", "councilman", "king", "lord", "mr", "mr.", "prince", "sir", "spokesman",
];

/// Words in the names of organisations, and what sort of actor they tell, in lower case and sorted.
#[rustfmt::skip]
pub(super) const ORGANISATIONS: &[(ActorKind, &[&str])] = &[
    (ActorKind::Company, &[
        "airlines", "airways", "associates", "bancorp", "bank", "brands", "brewing", "capital", "co.", "companies",
        "company", "corp", "corp.", "corporation", "electric", "energy", "enterprises", "ferries", "financial",
        "foods", "group", "holdings", "inc", "inc.", "industries", "insurance", "labs", "llc", "llp", "logistics",
        "ltd", "ltd.", "mining", "motors", "oil", "partners", "petroleum", "pharmaceuticals", "power", "rail",
        "railroad", "railway", "realty", "robotics", "services", "software", "solutions", "steel", "systems",
        "technologies", "terminals", "utilities", "ventures", "wireless",
    ]),
    (ActorKind::Agency, &[
        "administration", "agency", "army", "assembly", "authority", "board", "bureau", "command", "commission",
        "congress", "corps", "council", "court", "courts", "department", "enforcement", "force", "guard",
        "legislature", "ministry", "navy", "office", "parliament", "patrol", "police", "protection", "registry",
        "senate", "service", "survey",
    ]),
    (ActorKind::Media, &[
        "broadcasting", "bulletin", "chronicle", "courier", "daily", "dispatch", "examiner", "gazette", "guardian", "herald", "inquirer", "journal", "magazine", "media", "news", "observer", "post", "press", "radio", "review", "sentinel", "star", "telegraph", "television", "times", "tribune", "tv",
    ]),
    (ActorKind::Group, &[
        "academy", "alliance", "assn.", "association", "brotherhood", "campaign", "center", "centre", "chamber",
        "church", "club", "coalition", "college", "committee", "employees", "federation", "forum", "foundation",
        "fund", "guild", "hospital", "initiative", "institute", "institution", "laboratory", "league", "movement",
        "museum", "network", "organization", "partnership", "party", "project", "school", "schools", "society",
        "taskforce", "teamsters", "tenants", "union", "united", "university", "volunteers", "workers",
    ]),
];

/// Names that readers know without a word of explanation.
#[rustfmt::skip]
pub(super) const KNOWN: &[(ActorKind, &[&str])] = &[
    (ActorKind::Company, &[
        "airbnb", "alphabet", "amazon", "apple", "boeing", "comcast", "disney", "facebook", "ford", "google",
        "ibm", "instagram", "intel", "meta", "microsoft", "netflix", "nike", "nvidia", "openai", "oracle",
        "paypal", "pfizer", "samsung", "spacex", "starbucks", "target", "tesla", "tiktok", "toyota", "twitter",
        "uber", "verizon", "walmart", "youtube",
    ]),
    (ActorKind::Agency, &[
        "atf", "cbp", "cdc", "cia", "dea", "dhs", "doj", "dot", "epa", "european union", "f.b.i.", "faa", "fbi",
        "fcc", "fda", "fec", "fed", "federal reserve", "fema", "ftc", "hhs", "homeland security", "hud", "ice",
        "irs", "kremlin", "lapd", "nasa", "nato", "nhtsa", "noaa", "nsa", "nypd", "osha", "pentagon", "sec",
        "treasury", "tsa", "united nations", "usda", "vatican", "white house",
    ]),
    (ActorKind::Media, &[
        "abc", "afp", "al jazeera", "ap", "axios", "bbc", "bloomberg", "breitbart", "buzzfeed", "cbs", "cnbc",
        "cnn", "espn", "fox", "huffington post", "huffpost", "msnbc", "nbc", "npr", "pbs", "politico",
        "propublica", "reuters", "usa today", "vox", "washington post",
    ]),
    (ActorKind::Group, &[
        "aclu", "afl-cio", "al qaeda", "black lives matter", "boko haram", "democratic national committee",
        "dnc", "eff", "gop", "greenpeace", "hamas", "hezbollah", "isil", "isis", "islamic state", "naacp",
        "nra", "pac", "planned parenthood", "rnc", "seiu", "taliban", "uaw",
    ]),
];

/// Words that name a public body on their own.
pub(super) const PARLIAMENTS: &[&str] = &["congress", "legislature", "parliament", "senate"];

/// Words by which a sentence says what sort of actor somebody is: `Acme, a software company`.
#[rustfmt::skip]
pub(super) const DESCRIPTIONS: &[(ActorKind, &[&str])] = &[
    (ActorKind::Person, &[
        "activist", "administrator", "adviser", "advisor", "advocate", "aide", "analyst", "artist", "attorney",
        "author", "brother", "candidate", "captain", "chair", "chairman", "chairwoman", "chief", "co-founder",
        "coach", "columnist", "commissioner", "congressman", "congresswoman", "consultant", "councilman",
        "councilwoman", "daughter", "detective", "director", "doctor", "driver", "economist", "editor",
        "employee", "engineer", "executive", "expert", "farmer", "father", "founder", "governor", "head",
        "historian", "hopeful", "husband", "investigator", "journalist", "judge", "lawmaker", "lawyer", "leader",
        "manager", "mayor", "member", "mother", "negotiator", "neighbor", "nominee", "nurse", "officer",
        "organizer", "owner", "pastor", "physician", "pilot", "planner", "president", "principal", "professor",
        "prosecutor", "reporter", "representative", "researcher", "resident", "scientist", "secretary",
        "senator", "sheriff", "sister", "son", "spokesman", "spokesperson", "spokeswoman", "strategist",
        "student", "superintendent", "supervisor", "teacher", "tenant", "treasurer", "trooper", "veteran",
        "volunteer", "voter", "wife", "worker", "writer",
    ]),
    (ActorKind::Company, &[
        "airline", "automaker", "chain", "company", "contractor", "corporation", "developer", "drugmaker", "firm",
        "giant", "insurer", "lender", "maker", "manufacturer", "operator", "railroad", "retailer", "startup",
        "subsidiary", "supplier",
    ]),
    (ActorKind::Agency, &[
        "agency", "authority", "department", "regulator",
    ]),
    (ActorKind::Media, &[
        "broadcaster", "magazine", "newspaper", "station", "website",
    ]),
    (ActorKind::Group, &[
        "campaign", "charity", "coalition", "collective", "group", "nonprofit", "organisation", "organization",
        "union",
    ]),
];

/// Last words of names that are no actor's: a law, a day, a place in town.
#[rustfmt::skip]
pub(super) const NO_ACTORS: &[&str] = &[
    "accord", "act", "agreement", "amendment", "area", "avenue", "award", "ballot", "bay", "beach", "bill",
    "boulevard", "bowl", "bridge", "building", "cemetery", "century", "city", "code", "constitution", "creek",
    "cup", "dam", "day", "deal", "district", "drive", "election", "falls", "festival", "games", "hall",
    "hearing", "heights", "highway", "hill", "hills", "hotel", "island", "islands", "january", "lake", "lane", "law", "line", "mall",
    "mountain", "mountains", "north", "ocean", "olympics", "park", "pier", "plan", "plaza", "prize",
    "proposition", "rally", "resolution", "river", "road", "room", "sea", "series", "south", "spheres", "springs",
    "square", "stadium", "station", "street", "strike", "summit", "tower", "treaty", "trial", "tunnel",
    "valley", "village", "war", "way", "west", "world",
];

/// Places that act only in a manner of speaking: countries, states, large cities, and who comes from there.
#[rustfmt::skip]
pub(super) const PLACES: &[&str] = &[
    "afghan", "afghanistan", "afghans", "africa", "african", "african americans", "african-american", "alabama",
    "alaska", "albania", "algeria", "america", "american", "americans", "amsterdam", "anchorage", "arab",
    "arabs", "argentina", "arizona", "arkansas", "asia", "asian", "asian americans", "asian-american", "athens",
    "atlanta", "austin", "australia", "australian", "austria", "baghdad", "baltimore", "bangladesh",
    "barcelona", "bay area", "beijing", "beirut", "belfast", "belgium", "bellevue", "benghazi", "berkeley",
    "berlin", "boise", "bolivia", "boston", "brazil", "brazilian", "britain", "british", "britons", "brooklyn",
    "brussels", "buenos aires", "buffalo", "cairo", "calif.", "california", "cambodia", "canada", "canadian",
    "canadians", "capitol hill", "central america", "charleston", "charlotte", "chicago", "chile", "china",
    "chinese", "christian", "christians", "cincinnati", "cleveland", "colombia", "colorado", "columbia",
    "conn.", "connecticut", "copenhagen", "costa rica", "cuba", "cuban", "d.c.", "dakota", "dallas", "damascus",
    "delaware", "democrat", "democratic", "democrats", "denmark", "denver", "detroit", "dubai", "dublin",
    "east coast", "ecuador", "edinburgh", "egypt", "egyptian", "el salvador", "england", "english", "ethiopia",
    "europe", "european", "europeans", "filipinos", "finland", "fla.", "florida", "fourth of july", "france",
    "frankfurt", "french", "gaza", "gaza strip", "geneva", "georgia", "german", "germans", "germany", "glasgow",
    "greece", "greek", "guatemala", "haiti", "harlem", "hawaii", "helsinki", "hispanic", "hispanics",
    "hollywood", "honduras", "hong kong", "houston", "hungary", "iceland", "idaho", "ill.", "illinois", "india",
    "indian", "indiana", "indianapolis", "indians", "indonesia", "iowa", "iran", "iranian", "iraq", "iraqi",
    "iraqis", "ireland", "irish", "islamic", "israel", "israeli", "israelis", "istanbul", "italian", "italians",
    "italy", "jamaica", "japan", "japanese", "jerusalem", "jewish", "jews", "jordan", "kansas", "kansas city",
    "kentucky", "kenya", "kiev", "king county", "korea", "korean", "koreans", "kuwait", "kyiv", "las vegas",
    "latin america", "latino", "latinos", "lebanon", "libya", "lisbon", "liverpool", "london", "long island",
    "los angeles", "louisiana", "madrid", "maine", "malaysia", "manchester", "manhattan", "maryland", "mass.",
    "massachusetts", "mexican", "mexican-american", "mexicans", "mexico", "mexico city", "miami", "mich.",
    "michigan", "middle east", "midwest", "milwaukee", "minn.", "minneapolis", "minnesota", "mississippi",
    "missouri", "montana", "montreal", "morocco", "moscow", "mumbai", "munich", "muslim", "muslims", "n.c.",
    "n.h.", "n.j.", "n.m.", "n.y.", "nashville", "nebraska", "netherlands", "nevada", "new hampshire",
    "new jersey", "new mexico", "new orleans", "new york", "new york city", "new zealand", "newtown",
    "nicaragua", "nigeria", "north america", "north carolina", "north dakota", "north korea", "north seattle",
    "northern ireland", "norway", "norwegian", "oakland", "ohio", "oklahoma", "olympia", "ontario", "oregon",
    "orlando", "oslo", "ottawa", "pa.", "pacific northwest", "pakistan", "pakistani", "palestine",
    "palestinian", "palestinians", "panama", "paris", "pennsylvania", "peru", "philadelphia", "philippines",
    "phoenix", "pittsburgh", "poland", "poles", "polish", "portland", "portugal", "prague", "puerto rico",
    "puget sound", "quebec", "queens", "r.i.", "republican", "republicans", "rhode island", "richmond", "rome",
    "russia", "russian", "russians", "rust belt", "rwanda", "s.c.", "sacramento", "salt lake city",
    "san antonio", "san bernardino", "san diego", "san francisco", "san jose", "saudi arabia", "scotland",
    "scottish", "seattle", "seoul", "shanghai", "silicon valley", "singapore", "somalia", "south africa",
    "south america", "south carolina", "south dakota", "south korea", "south seattle", "spain", "spanish",
    "spokane", "sri lanka", "st. louis", "st. paul", "stockholm", "sudan", "super bowl", "sweden", "swedish",
    "swiss", "switzerland", "syria", "syrian", "syrians", "tacoma", "taiwan", "tampa", "tehran", "tel aviv",
    "tenn.", "tennessee", "texan", "texans", "texas", "thailand", "tokyo", "toronto", "tripoli", "tucson",
    "tulsa", "turkey", "turkish", "u.k.", "u.n.", "u.s.", "uganda", "uk", "ukraine", "ukrainian", "ukrainians",
    "united arab emirates", "united kingdom", "united states", "us", "usa", "utah", "va.", "vancouver",
    "venezuela", "vermont", "vienna", "vietnam", "virginia", "wales", "wall street", "warsaw", "wash.",
    "washington", "washington d.c.", "west bank", "west coast", "west virginia", "western", "wis.", "wisconsin",
    "world war", "wyoming", "yemen", "zurich",
];

/// Words before which a given name is that of a place: `San Jose`, `Port Charlotte`.
pub(super) const OPENING_PLACES: &[&str] = &[
    "camp", "east", "fort", "ft.", "lake", "los", "mount", "mt.", "new", "north", "port", "prince",
    "saint", "san", "santa", "south", "st", "st.", "west",
];

/// Words with a capital that are nobody's name when they stand alone.
#[rustfmt::skip]
pub(super) const NO_NAMES: &[&str] = &[
    "additional", "ai", "american dream", "brexit", "christianity", "christmas", "correction", "covid",
    "covid-19", "dna", "downtown", "easter", "eastern", "english", "ev", "facebook-live", "god", "gps",
    "hanukkah", "hiv", "id", "image", "internet", "islam", "islamist", "latest", "new", "northern", "number",
    "obamacare", "ok", "party", "photo", "photos", "ramadan", "southern", "state", "super", "thanksgiving", "tv", "update",
    "updated", "uptown", "url", "video", "web", "western", "yes",
];

/// Whether a word says what somebody is or does, as it may stand before a name: `spokeswoman`, `mayor`.
pub(in crate::import) fn is_role(word: &str) -> bool {
    let is_title = listed(TITLES, word) && !listed(VAGUE_TITLES, word);
    is_title || kind_of(DESCRIPTIONS, word) == Some(ActorKind::Person)
}

/// What sort of organisation a word means: `company`, `agency`.
pub(in crate::import) fn kind_told_by(word: &str) -> Option<ActorKind> {
    kind_of(DESCRIPTIONS, word).filter(|kind| *kind != ActorKind::Person)
}

/// The kind under which a table lists a word.
pub(super) fn kind_of(table: &[(ActorKind, &[&str])], word: &str) -> Option<ActorKind> {
    let (kind, _) = table.iter().find(|(_, words)| listed(words, word))?;
    Some(*kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        let tables = [ORGANISATIONS, KNOWN, DESCRIPTIONS].concat();
        let of_tables = tables.iter().map(|(_, words)| *words);
        for list in of_tables.chain([
            TITLES,
            TRADES,
            LEGAL_FORMS,
            HOUSES,
            VAGUE_TITLES,
            OF_WOMEN,
            OF_MEN,
            NO_ACTORS,
            PLACES,
            NO_NAMES,
        ]) {
            assert!(list.is_sorted(), "{list:?}");
            assert!(list.iter().all(|word| *word == word.to_lowercase()));
        }
    }
}
