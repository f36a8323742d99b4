//! The one list: name, arguments, reply, who may, what does it, what it changes.

use contract::amendment::{
    Amended, AmendmentSettings, CorrectTender, ExchangeQuote, ExchangeSale, Exchanged, OrderMoney,
    QuoteExchange, QuoteVoid, RefundList, RefundPage, RefundTried, SecondSign, SecondSigned,
    SetAmendments, SettleRefund, SettledRefund, TryRefund, VoidQuote, VoidSale,
};
use contract::anchor::{GaveAgain, GiveAgain, GoOn, GoneOn};
use contract::args::{ById, Empty, Noted, Versioned};
use contract::clock::ConfirmClock;
use contract::contradiction::{ContradictionList, ContradictionPage, SettleContradiction};
use contract::counter::{CounterRow, RenameCounter};
use contract::customer::{
    ClosingRow, CustomerChange, CustomerFields, CustomerPage, CustomerSearch, CustomerSheet,
    CustomerTwins, NewCustomer, OrderList, OrderPage, WrittenFile,
};
use contract::demo::AdvanceClock;
use contract::drawn::{DrawHall, HallDrawn, HallPlanned, SetHallPlan};
use contract::erasure::{
    EraseCustomer, EraseRetained, Erased, ErasureQuote, RetainedErased, RetentionDue,
    RetentionSettings, SetRetention,
};
use contract::founding::{
    DatabaseAddress, DatabaseFound, Founding, FoundingProblems, FoundingStart, JoinHouse,
    MailTried, ReadFirstHall, TestMail,
};
use contract::goodwill::{
    CreditDone, CreditQuote, ExtendCredit, ExtensionQuote, GiveCredit, QuoteCredit, QuoteExtension,
    TakeCreditBack,
};
use contract::hall::{
    CategoryRow, ChangeCategory, ChangeHall, ChangeRate, HallPlan, HallRow, HallView, NewCategory,
    NewHall, NewRate, OverSold, RateRow, ReadHall, Reorder,
};
use contract::hold::{HeldSeats, HoldSeats, TakeSeats};
use contract::house_site::{SetSite, SetSiteLogo, SiteSettings};
use contract::ids::{
    AmendmentId, CategoryId, CounterId, CustomerId, HallId, MailId, OperatorId, OrderId,
    PerformanceId, RateId, RepriseId, ReschedulingId,
};
use contract::intake::{ImportFiles, ImportProgress, ImportReport};
use contract::journal::{
    BackupFile, BackupList, BackupSettings, JournalList, JournalPage, PaperChecked, PaperSaid,
    Verification,
};
use contract::lapse::{LapseList, LapsePage};
use contract::mail::{MailCount, MailDetail, MailLines, MailList, MailPage, MailSent, ResendMail};
use contract::operator::{AppState, Badges, ChangePin, Operator, OperatorCard, SignIn};
use contract::order::{
    AttachCustomer, NoteOrder, OrderFile, OrderPaid, OrderPrints, PayOrder, PrintOrder, SendTickets,
};
use contract::out_of_sale::{PutSeatsBack, PutSeatsOut};
use contract::plan::{ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan};
use contract::policy::{PolicyAt, PolicyOverview, PolicyView, SetPolicy, Terms, TermsVersion};
use contract::reprise::{
    AcceptMany, AcceptancePreview, Claimed, CloseReprise, Decided, DecidedMany, MailPreview,
    MailPreviewOf, QuotePlaces, Refuse, RepriseFile, RepriseFilters, RepriseList, ReprisePage,
    RepriseQuote, RequestReprise, Requested, UndoMany, UndoneMany,
};
use contract::rescheduling::{
    QuoteRescheduling, Reschedule, Rescheduled, ReschedulingQuote, ToldList, ToldPage,
};
use contract::restoring::{BackupLook, BackupNamed, RestoreAllowed, RestoreHouse};
use contract::sale::{
    ConfirmPrint, FreeSeats, LastSold, MakeSale, PerformanceList, PerformanceRow, PlaceIds,
    Printed, QuoteSale, SaleQuote, Sold, TicketFiles, UnprintedSale,
};
use contract::scan::{Find, Finds, ScanFind, ScanFound};
use contract::season::{
    ChangePerformance, ChangeShow, Copied, CopyPerformance, NewPerformance, NewShow,
    PerformanceView, SeasonChoices, SeasonList, SeasonPage, SetPrices, SetSales, ShowRow,
};
use contract::selling::{SellingSettings, SetSelling};
use contract::settings::{
    ChangeOperator, NewOperator, NoticeSettings, OperatorRow, SetHouse, SetLocal, SetLocale,
    SetMail, SetNotices, SetNumbering, SetVat, Settings,
};
use contract::statement::Statement;
use domain::access::Role::{Agent, Cashier, Supervisor};
use office::books::{credit, journal};
use office::house::counter;
use office::house::policy;
use office::house::settings;
use office::sale::{amend, order};
use office::{contradiction, customer, demo, goodwill, mail, reprise, sale, scan, season, site};
use runtime::call::spec::Who;
use runtime::commands;

use crate::desk::Api;
use crate::settings as desk_settings;
use crate::{
    amending, backup_pages, erasing, founding, going_on, importing, joining, kept, papers, pin,
    restoring, session, verifying,
};

const ANYONE: Who = Who::Anyone;
const ALL: Who = Who::Roles(&[Agent, Cashier, Supervisor]);
const DESK: Who = Who::Roles(&[Agent, Supervisor]);
const TILL: Who = Who::Roles(&[Cashier, Supervisor]);
const SUPERVISOR: Who = Who::Roles(&[Supervisor]);
const FOUNDER: Who = Who::Founder(&[Supervisor]);

commands! {
    Api;
    local app_state(Empty) -> AppState, ANYONE, session::app_state;
    local operators_signin(Empty) -> Vec<OperatorCard>, ANYONE, session::cards;
    local sign_in(SignIn) -> Operator, ANYONE, session::sign_in, [Settings];
    local sign_out(Empty) -> Empty, ANYONE, session::sign_out, [Settings];
    local house_go_on(GoOn) -> GoneOn, ANYONE, going_on::go_on, [Settings];
    local house_give_again(GiveAgain) -> GaveAgain, ANYONE, going_on::give_again, [Reprises, Credits, Places, Orders, Customers, Mails, Season, Settings];
    local set_locale(SetLocale) -> Empty, ANYONE, desk_settings::set_locale, [Settings];
    local founding_start(Empty) -> FoundingStart, FOUNDER, founding::start;
    local founding_check(Founding) -> FoundingProblems, FOUNDER, founding::check;
    local founding_hall(ReadFirstHall) -> HallPlan, FOUNDER, founding::hall;
    local house_found(Founding) -> Operator, ANYONE, founding::found, [Settings, Season], keeps kept::HOUSE_FOUND, again ByHand;
    local demo_make(Empty) -> Empty, ANYONE, founding::make_demo, [Settings];
    local database_test(DatabaseAddress) -> DatabaseFound, FOUNDER, joining::database_test;
    local mail_test(TestMail) -> MailTried, FOUNDER, desk_settings::mail_test;
    local house_join(JoinHouse) -> Empty, FOUNDER, joining::join, [Settings];

    read badges(Empty) -> Badges, ALL, office::house::operator::badges;

    read reprise_list(RepriseList) -> ReprisePage, DESK, reprise::list;
    read reprise_filters(Empty) -> RepriseFilters, DESK, reprise::filters;
    read reprise_file(ById<RepriseId>) -> RepriseFile, ALL, reprise::file;
    read reprise_mail_preview(MailPreviewOf) -> MailPreview, DESK, reprise::mail_preview;
    touch reprise_claim(ById<RepriseId>) -> Claimed, DESK, reprise::claim, [Reprises];
    touch reprise_release(ById<RepriseId>) -> Empty, DESK, reprise::release, [Reprises];
    write reprise_accept(Versioned<RepriseId>) -> Decided, DESK, reprise::accept, [Reprises, Credits, Places, Mails], again Gives;
    read reprise_weigh(AcceptMany) -> AcceptancePreview, DESK, reprise::preview_acceptance;
    write reprise_accept_many(AcceptMany) -> DecidedMany, DESK, reprise::accept_many, [Reprises, Credits, Places, Mails], again Gives;
    write reprise_refuse(Refuse) -> Decided, DESK, reprise::refuse, [Reprises, Places, Mails], again Gives;
    write reprise_hold(Versioned<RepriseId>) -> Decided, DESK, reprise::hold, [Reprises], again Gives;
    write reprise_resume(Versioned<RepriseId>) -> Decided, DESK, reprise::resume, [Reprises], again Gives;
    write reprise_pass(Noted<RepriseId>) -> Decided, DESK, reprise::escalate, [Reprises], again Gives;
    write reprise_undo(ById<RepriseId>) -> Decided, DESK, reprise::undo, [Reprises, Credits, Places, Mails], again Gives;
    write reprise_undo_many(UndoMany) -> UndoneMany, DESK, reprise::undo_many, [Reprises, Credits, Places, Mails], again Gives;
    write reprise_reverse(Noted<RepriseId>) -> Decided, SUPERVISOR, reprise::reverse, [Reprises, Credits, Places, Mails], again Gives;
    write reprise_close(CloseReprise) -> Decided, SUPERVISOR, reprise::close, [Reprises, Places, Mails], again Gives;
    write reprise_withdraw(Versioned<RepriseId>) -> Decided, ALL, reprise::withdraw, [Reprises, Places, Mails], again Gives;
    read reprise_quote(QuotePlaces) -> RepriseQuote, ALL, reprise::quote;
    write reprise_request(RequestReprise) -> Requested, ALL, reprise::request, [Reprises, Places, Mails], keeps kept::REPRISE_REQUEST, again Gives;

    read customer_search(CustomerSearch) -> CustomerPage, ALL, customer::search;
    read customer_sheet(ById<CustomerId>) -> CustomerSheet, ALL, customer::sheet;
    read customer_twins(CustomerFields) -> CustomerTwins, ALL, customer::twins;
    write customer_create(NewCustomer) -> CustomerSheet, ALL, customer::create, [Customers], keeps kept::CUSTOMER_CREATE, again Names;
    write customer_change(CustomerChange) -> CustomerSheet, ALL, customer::change, [Customers, Mails], keeps kept::CUSTOMER_CHANGE, again Names;
    write customer_sign_out(ById<CustomerId>) -> CustomerSheet, DESK, site::sign_customer_out, [Customers], again Gives;
    read customer_closings(Empty) -> Vec<ClosingRow>, SUPERVISOR, site::closings;
    read customer_statement(ById<CustomerId>) -> Statement, ALL, customer::statement;
    local customer_statement_pdf(ById<CustomerId>) -> WrittenFile, ALL, papers::statement_pdf;
    local customer_export(ById<CustomerId>) -> WrittenFile, SUPERVISOR, erasing::export;
    local customer_erase_quote(ById<CustomerId>) -> ErasureQuote, SUPERVISOR, erasing::quote;
    local customer_erase(EraseCustomer) -> Erased, SUPERVISOR, erasing::erase, [Customers, Credits, Orders, Places, Reprises, Mails], keeps kept::CUSTOMER_ERASE, again Erases;
    read retention_view(Empty) -> RetentionSettings, SUPERVISOR, settings::retention;
    write retention_set(SetRetention) -> Empty, SUPERVISOR, settings::set_retention, [Settings], again Gives;
    read retention_due(Empty) -> RetentionDue, SUPERVISOR, office::erasure::retained;
    local retention_erase(EraseRetained) -> RetainedErased, SUPERVISOR, erasing::erase_retained, [Customers, Orders, Places, Reprises, Mails], keeps kept::RETENTION_ERASE, again ErasesMany;
    read credit_quote(QuoteCredit) -> CreditQuote, SUPERVISOR, goodwill::quote;
    local credit_give(GiveCredit) -> CreditDone, SUPERVISOR, amending::give, [Credits, Customers, Mails], keeps kept::CREDIT_GIVE, again ByHand;
    write credit_take_back(TakeCreditBack) -> CreditDone, SUPERVISOR, goodwill::take_back, [Credits, Customers, Mails], again Gives;
    read credit_extension_quote(QuoteExtension) -> ExtensionQuote, SUPERVISOR, goodwill::quote_extension;
    write credit_extend(ExtendCredit) -> CreditDone, SUPERVISOR, goodwill::extend, [Credits, Customers, Mails], again Gives;
    read order_list(OrderList) -> OrderPage, ALL, order::list;
    read order_file(ById<OrderId>) -> OrderFile, ALL, order::file;
    write order_print_all(PrintOrder) -> OrderPrints, TILL, sale::print_all, [Places, Orders], again Prints;
    write order_send_tickets(SendTickets) -> MailSent, TILL, sale::send_tickets, [Places, Orders, Mails, Customers], again Gives;
    write order_attach_customer(AttachCustomer) -> OrderFile, ALL, order::attach, [Orders, Places, Customers, Mails], again Gives;
    write order_pay(PayOrder) -> OrderPaid, TILL, sale::pay, [Orders, Places, Credits, Customers], keeps kept::ORDER_PAY, again Gives;
    write order_note(NoteOrder) -> OrderFile, ALL, order::note, [Orders], again Gives;
    read scan_find(ScanFind) -> ScanFound, ALL, scan::find;
    read find(Find) -> Finds, ALL, scan::anything;

    read performance_list(PerformanceList) -> Vec<PerformanceRow>, ALL, sale::performances;
    read performance_seats(ById<PerformanceId>) -> FreeSeats, ALL, sale::seats;
    read performance_plan(DrawPerformance) -> PerformancePlan, ALL, sale::performance_plan;
    read seats_best(ChooseSeats) -> ChosenSeats, ALL, sale::best_seats;
    touch seats_hold(HoldSeats) -> HeldSeats, TILL, sale::hold, [Holds];
    touch seats_leave(ById<OperatorId>) -> Empty, ANYONE, sale::leave, [Holds];
    write seats_take_over(TakeSeats) -> HeldSeats, SUPERVISOR, sale::take_over, [Holds], again Gives;
    write seats_put_out(PutSeatsOut) -> PutSeatsBack, SUPERVISOR, sale::put_out, [Places, Holds], again Gives;
    write seats_put_back(PutSeatsBack) -> PutSeatsBack, TILL, sale::put_back, [Places], again Gives;
    read sale_quote(QuoteSale) -> SaleQuote, TILL, sale::quote;
    write sale_make(MakeSale) -> Sold, TILL, sale::make, [Orders, Places, Credits, Customers], keeps kept::SALE_MAKE, again Sells;
    read sale_last(Empty) -> LastSold, TILL, sale::last;
    read tickets_unprinted(Empty) -> Vec<UnprintedSale>, TILL, sale::unprinted;
    local ticket_pdf(TicketFiles) -> WrittenFile, TILL, papers::ticket_pdf, [Places, Orders], keeps kept::TICKET_PDF, again Prints;
    local ticket_print(TicketFiles) -> Printed, TILL, papers::ticket_print, [Places], keeps kept::TICKET_PRINT, again Prints;
    write ticket_confirm(ConfirmPrint) -> Empty, TILL, sale::confirm_print, [Places], again Prints;
    write ticket_reprint(PlaceIds) -> PlaceIds, TILL, sale::reprint, [Places], again Prints;
    local second_sign(SecondSign) -> SecondSigned, TILL, amending::second_sign;
    read order_money(ById<OrderId>) -> OrderMoney, TILL, amend::order_money;
    read sale_void_quote(QuoteVoid) -> VoidQuote, TILL, amend::quote_void;
    local sale_void(VoidSale) -> Amended, TILL, amending::void, [Orders, Places, Credits, Mails], keeps kept::SALE_VOID, again ByHand;
    local sale_correct_tender(CorrectTender) -> Amended, TILL, amending::correct, [Orders], keeps kept::SALE_CORRECT_TENDER, again ByHand;
    read sale_exchange_quote(QuoteExchange) -> ExchangeQuote, TILL, amend::quote_exchange;
    local sale_exchange(ExchangeSale) -> Exchanged, TILL, amending::exchange, [Orders, Places, Credits, Customers, Mails], keeps kept::SALE_EXCHANGE, again ByHand;
    read refunds_to_verify(RefundList) -> RefundPage, TILL, amend::to_verify;
    write refund_settle(SettleRefund) -> SettledRefund, SUPERVISOR, amend::settle, [Orders, Credits], keeps kept::REFUND_SETTLE, again Gives;
    write refund_try(TryRefund) -> RefundTried, SUPERVISOR, amend::try_again, [Orders], again Gives;
    local amendment_pdf(ById<AmendmentId>) -> WrittenFile, TILL, papers::amendment_pdf, keeps kept::AMENDMENT_PDF, again ByHand;
    local receipt_pdf(ById<OrderId>) -> WrittenFile, TILL, papers::receipt_pdf, [Orders], keeps kept::RECEIPT_PDF, again ByHand;

    read season_list(SeasonList) -> SeasonPage, ALL, season::list;
    read season_choices(Empty) -> SeasonChoices, ALL, season::choices;
    read performance_view(ById<PerformanceId>) -> PerformanceView, ALL, season::view;
    write show_create(NewShow) -> ShowRow, SUPERVISOR, season::create_show, [Season], again Gives;
    write show_change(ChangeShow) -> ShowRow, SUPERVISOR, season::change_show, [Season], again Gives;
    write performance_create(NewPerformance) -> PerformanceView, SUPERVISOR, season::create, [Season], again Gives;
    write performance_copy(CopyPerformance) -> Copied, SUPERVISOR, season::copy, [Season], again Gives;
    read performance_reschedule_quote(QuoteRescheduling) -> ReschedulingQuote, SUPERVISOR, season::quote_rescheduling;
    write performance_reschedule(Reschedule) -> Rescheduled, SUPERVISOR, season::reschedule, [Season, Places, Reprises, Mails], again Gives;
    read rescheduling_told(ToldList) -> ToldPage, ALL, season::told;
    local rescheduling_letters_pdf(ById<ReschedulingId>) -> WrittenFile, SUPERVISOR, papers::rescheduling_letters_pdf, [Season, Mails], keeps kept::RESCHEDULING_LETTERS_PDF, again ByHand;
    write performance_change(ChangePerformance) -> PerformanceView, SUPERVISOR, season::change, [Season, Places], again Gives;
    write prices_set(SetPrices) -> PerformanceView, SUPERVISOR, season::set_prices, [Season, Places], again Gives;
    write sales_set(SetSales) -> PerformanceView, SUPERVISOR, season::set_sales, [Season, Places], again Gives;

    read hall_list(Empty) -> Vec<HallRow>, ALL, season::hall_list;
    read halls_over(Empty) -> Vec<OverSold>, ALL, season::over_sold;
    read hall_view(ById<HallId>) -> HallView, ALL, season::hall_view;
    read hall_read(ReadHall) -> HallPlan, SUPERVISOR, season::read_hall;
    write hall_create(NewHall) -> HallView, SUPERVISOR, season::create_hall, [Season], again Gives;
    read hall_plan_show(DrawHall) -> HallDrawn, ALL, season::draw_hall;
    read hall_plan_look(SetHallPlan) -> HallPlanned, SUPERVISOR, season::look_at_plan;
    write hall_plan_set(SetHallPlan) -> HallPlanned, SUPERVISOR, season::set_plan, [Season, Places], keeps kept::HALL_PLAN_SET, again Gives;
    read hall_look(ChangeHall) -> Vec<OverSold>, SUPERVISOR, season::look_at_hall;
    write hall_change(ChangeHall) -> HallView, SUPERVISOR, season::change_hall, [Season, Places], again Gives;
    read category_list(Empty) -> Vec<CategoryRow>, ALL, season::categories;
    write category_create(NewCategory) -> Vec<CategoryRow>, SUPERVISOR, season::create_category, [Season], again Gives;
    write category_change(ChangeCategory) -> Vec<CategoryRow>, SUPERVISOR, season::change_category, [Season], again Gives;
    write category_reorder(Reorder<CategoryId>) -> Vec<CategoryRow>, SUPERVISOR, season::reorder_categories, [Season], again Gives;
    read rate_list(Empty) -> Vec<RateRow>, ALL, season::rates;
    write rate_create(NewRate) -> Vec<RateRow>, SUPERVISOR, season::create_rate, [Season], again Gives;
    write rate_change(ChangeRate) -> Vec<RateRow>, SUPERVISOR, season::change_rate, [Season], again Gives;
    write rate_reorder(Reorder<RateId>) -> Vec<RateRow>, SUPERVISOR, season::reorder_rates, [Season], again Gives;

    read policy_view(PolicyAt) -> PolicyView, DESK, policy::view;
    read policy_overview(Empty) -> PolicyOverview, DESK, policy::overview;
    write policy_set(SetPolicy) -> PolicyView, SUPERVISOR, policy::set, [Policies], keeps kept::POLICY_SET, again Gives;
    read terms_preview(SetPolicy) -> Terms, SUPERVISOR, policy::terms::preview;
    read terms_read(TermsVersion) -> Terms, ALL, policy::terms::read;

    read mail_list(MailList) -> MailPage, ALL, mail::list;
    read mail_show(ById<MailId>) -> MailDetail, ALL, mail::show;
    read mail_lines(Empty) -> MailLines, ALL, mail::lines;
    write mail_resend(ResendMail) -> MailDetail, DESK, mail::resend, [Mails, Customers], again Gives;
    write mail_resend_failed(Empty) -> MailCount, DESK, mail::resend_failed, [Mails], again Gives;
    write mail_arrived(ById<MailId>) -> MailDetail, DESK, mail::arrived, [Mails], again Gives;
    write mail_settle(ById<MailId>) -> MailDetail, DESK, mail::settle, [Mails], again Gives;
    local mail_letter_pdf(ById<MailId>) -> WrittenFile, DESK, papers::mail_letter_pdf;
    write mail_resume(Empty) -> MailLines, DESK, mail::resume, [Mails], again Gives;

    read credit_lapses(LapseList) -> LapsePage, DESK, credit::lapses;
    read journal_list(JournalList) -> JournalPage, DESK, journal::list;
    local journal_verify(Empty) -> Verification, DESK, verifying::journal_verify;
    read paper_check(PaperSaid) -> PaperChecked, ALL, journal::check_paper;

    local backup_make(Empty) -> BackupFile, SUPERVISOR, backup_pages::backup_make, [Settings];
    local backup_list(Empty) -> BackupList, SUPERVISOR, backup_pages::backup_list;
    local backup_set(BackupSettings) -> Empty, SUPERVISOR, backup_pages::backup_set, [Settings];
    local backup_look(BackupNamed) -> BackupLook, SUPERVISOR, restoring::look;
    local restore_allow(RestoreHouse) -> RestoreAllowed, SUPERVISOR, restoring::allow;
    local settings_get(Empty) -> Settings, ALL, desk_settings::settings_get;
    write house_set(SetHouse) -> Empty, SUPERVISOR, settings::set_house, [Settings, Season], again Gives;
    write vat_set(SetVat) -> Empty, SUPERVISOR, settings::set_vat, [Settings], again Gives;
    read amendments_view(Empty) -> AmendmentSettings, TILL, settings::amendments;
    write amendments_set(SetAmendments) -> Empty, SUPERVISOR, settings::set_amendments, [Settings], again Gives;
    read notices_view(Empty) -> NoticeSettings, SUPERVISOR, settings::notices;
    write notices_set(SetNotices) -> Empty, SUPERVISOR, settings::set_notices, [Settings], again Gives;
    read site_settings(Empty) -> SiteSettings, SUPERVISOR, settings::site;
    write site_settings_set(SetSite) -> Empty, SUPERVISOR, settings::set_site, [Settings], again Gives;
    write site_logo_set(SetSiteLogo) -> Empty, SUPERVISOR, settings::set_site_logo, [Settings], again Gives;
    read selling_view(Empty) -> SellingSettings, ALL, settings::selling;
    write selling_set(SetSelling) -> Empty, SUPERVISOR, settings::set_selling, [Settings, Season, Places], keeps kept::SELLING_SET, again Gives;
    write numbering_set(SetNumbering) -> Empty, SUPERVISOR, settings::set_numbering, [Settings], again Gives;
    local mail_set(SetMail) -> Empty, SUPERVISOR, desk_settings::mail_set, [Settings, Mails], keeps kept::MAIL_SET, again ByHand;
    local local_set(SetLocal) -> Empty, SUPERVISOR, desk_settings::local_set, [Settings, Counters];
    read counter_list(Empty) -> Vec<CounterRow>, ALL, counter::list;
    write counter_rename(RenameCounter) -> Empty, SUPERVISOR, counter::rename, [Counters, Settings], keeps kept::COUNTER_RENAME, again Gives;
    write counter_revoke(Versioned<CounterId>) -> Empty, SUPERVISOR, counter::revoke, [Counters], again Gives;
    write counter_admit(Versioned<CounterId>) -> Empty, SUPERVISOR, counter::admit, [Counters], again Gives;
    local counter_key_begin(Empty) -> Empty, SUPERVISOR, desk_settings::begin_key, [Settings, Counters], keeps kept::COUNTER_KEY_BEGIN, again ByHand;
    read operator_list(Empty) -> Vec<OperatorRow>, SUPERVISOR, office::house::operator::operators;
    local pin_change(ChangePin) -> Empty, ALL, pin::change, [Settings], keeps kept::PIN_CHANGE, again ByHand;
    local operator_create(NewOperator) -> OperatorRow, SUPERVISOR, session::create_operator, [Settings], keeps kept::OPERATOR_CREATE, again ByHand;
    local operator_change(ChangeOperator) -> OperatorRow, SUPERVISOR, session::change_operator, [Settings], keeps kept::OPERATOR_CHANGE, again ByHand;
    local import_file(ImportFiles) -> ImportReport, SUPERVISOR, importing::import_file, [Season, Customers, Orders, Places, Reprises, Credits], keeps kept::IMPORT_FILE, again ByHand;
    read contradictions(ContradictionList) -> ContradictionPage, SUPERVISOR, contradiction::list;
    write contradiction_settle(SettleContradiction) -> Empty, SUPERVISOR, contradiction::settle, [Orders], again Gives;
    local import_progress(Empty) -> ImportProgress, SUPERVISOR, importing::import_progress;
    local import_cancel(Empty) -> Empty, SUPERVISOR, importing::import_cancel;
    local clock_confirm(ConfirmClock) -> Empty, SUPERVISOR, desk_settings::confirm_clock, [Settings, Reprises, Places, Mails], keeps kept::CLOCK_CONFIRM, again ByHand;
    write demo_clock_advance(AdvanceClock) -> Empty, ALL, demo::advance_clock, [Settings, Reprises, Places, Mails], again Gives;
}
