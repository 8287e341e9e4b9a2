using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProfilePlatform.Core.Storage.Migrations
{
    public partial class PeopleSearches : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "UserId",
                table: "notifications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_unlocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SearchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnlockedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_unlocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_searches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    CriteriaJson = table.Column<string>(type: "TEXT", nullable: false),
                    RequestJson = table.Column<string>(type: "TEXT", nullable: false),
                    FallbackTier = table.Column<int>(type: "INTEGER", nullable: false),
                    NumCards = table.Column<int>(type: "INTEGER", nullable: false),
                    Charged = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PaidCount = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AlertsSince = table.Column<long>(type: "INTEGER", nullable: true),
                    AlertsCheckedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AlertsIndex = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_searches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_alert_matches",
                columns: table => new
                {
                    SearchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_alert_matches", x => new { x.SearchId, x.ProfileId });
                    table.ForeignKey(
                        name: "FK_people_alert_matches_people_searches_SearchId",
                        column: x => x.SearchId,
                        principalTable: "people_searches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_search_results",
                columns: table => new
                {
                    SearchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    DetailsJson = table.Column<string>(type: "TEXT", nullable: false),
                    ReasonsJson = table.Column<string>(type: "TEXT", nullable: false),
                    ReasonsState = table.Column<string>(type: "TEXT", nullable: false),
                    ReasonsTries = table.Column<int>(type: "INTEGER", nullable: false),
                    PaidAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_search_results", x => new { x.SearchId, x.Rank });
                    table.ForeignKey(
                        name: "FK_people_search_results_people_searches_SearchId",
                        column: x => x.SearchId,
                        principalTable: "people_searches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_UserId",
                table: "notifications",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_contact_unlocks_AccountId_ProfileId_SearchId",
                table: "contact_unlocks",
                columns: new[] { "AccountId", "ProfileId", "SearchId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contact_unlocks_ProfileId",
                table: "contact_unlocks",
                column: "ProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_people_alert_matches_ProfileId",
                table: "people_alert_matches",
                column: "ProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_people_search_results_ProfileId",
                table: "people_search_results",
                column: "ProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_people_search_results_ReasonsState_PaidAt",
                table: "people_search_results",
                columns: new[] { "ReasonsState", "PaidAt" });

            migrationBuilder.CreateIndex(
                name: "IX_people_searches_AccountId_CreatedAt",
                table: "people_searches",
                columns: new[] { "AccountId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_people_searches_AlertsSince",
                table: "people_searches",
                column: "AlertsSince");

            migrationBuilder.CreateIndex(
                name: "IX_people_searches_ExpiresAt",
                table: "people_searches",
                column: "ExpiresAt");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_unlocks");

            migrationBuilder.DropTable(
                name: "people_alert_matches");

            migrationBuilder.DropTable(
                name: "people_search_results");

            migrationBuilder.DropTable(
                name: "people_searches");

            migrationBuilder.DropIndex(
                name: "IX_notifications_UserId",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "UserId",
                table: "notifications");
        }
    }
}
